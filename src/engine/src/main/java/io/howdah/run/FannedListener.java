package io.howdah.run;

import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.FileResult;
import java.util.function.Consumer;

/**
 * Passes each event on to our own listeners and to the front end's, and keeps what the latter
 * throws from the copy.
 */
final class FannedListener implements CopyListener {
  private final CopyListener own;
  private final CopyListener foreign;

  FannedListener(CopyListener own, CopyListener foreign) {
    this.own = own;
    this.foreign = foreign;
  }

  @Override
  public void filePlanned(String source, long length) {
    own.filePlanned(source, length);
    tell(listener -> listener.filePlanned(source, length));
  }

  @Override
  public void planCompleted() {
    own.planCompleted();
    tell(CopyListener::planCompleted);
  }

  @Override
  public void fileStarted(String source, long length) {
    own.fileStarted(source, length);
    tell(listener -> listener.fileStarted(source, length));
  }

  @Override
  public void bytesCopied(String source, long bytes) {
    own.bytesCopied(source, bytes);
    tell(listener -> listener.bytesCopied(source, bytes));
  }

  @Override
  public void fileRetried(String source, int attempt, CopyException cause) {
    own.fileRetried(source, attempt, cause);
    tell(listener -> listener.fileRetried(source, attempt, cause));
  }

  @Override
  public void fileDelayed(String source, CopyException cause) {
    tell(listener -> listener.fileDelayed(source, cause));
  }

  @Override
  public void fileFinished(FileResult result) {
    own.fileFinished(result);
    tell(listener -> listener.fileFinished(result));
  }

  private void tell(Consumer<CopyListener> event) {
    try {
      event.accept(foreign);
    } catch (RuntimeException | Error e) {
      // A listener that fails is no reason to fail a copy, and nothing else can be told.
      assert e != null;
    }
  }
}
