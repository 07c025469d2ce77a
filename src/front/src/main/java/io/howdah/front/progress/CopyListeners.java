package io.howdah.front.progress;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.FileResult;
import java.util.Arrays;
import java.util.List;

/** Tells several listeners. */
public final class CopyListeners implements CopyListener {
  private final List<CopyListener> listeners;

  public CopyListeners(CopyListener... listeners) {
    this.listeners = Arrays.asList(listeners.clone());
  }

  @Override
  public void filePlanned(String source, long length) {
    listeners.forEach(each -> each.filePlanned(source, length));
  }

  @Override
  public void planCompleted() {
    listeners.forEach(CopyListener::planCompleted);
  }

  @Override
  public void fileStarted(String source, long length) {
    listeners.forEach(each -> each.fileStarted(source, length));
  }

  @Override
  public void bytesCopied(String source, long bytes) {
    listeners.forEach(each -> each.bytesCopied(source, bytes));
  }

  @Override
  public void fileRetried(String source, int attempt, CopyException cause) {
    listeners.forEach(each -> each.fileRetried(source, attempt, cause));
  }

  @Override
  public void fileDelayed(String source, CopyException cause) {
    listeners.forEach(each -> each.fileDelayed(source, cause));
  }

  @Override
  public void fileFinished(FileResult result) {
    listeners.forEach(each -> each.fileFinished(result));
  }
}
