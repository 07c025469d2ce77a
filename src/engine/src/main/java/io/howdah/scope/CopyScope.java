package io.howdah.scope;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;

/** The objects that all steps of one run share. */
public final class CopyScope {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final RunHistory history;
  private final Cancellation cancellation;
  private final CopyListener listener;

  private CopyScope(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener) {
    this.source = source;
    this.destination = destination;
    this.history = history;
    this.cancellation = cancellation;
    this.listener = listener;
  }

  /** The scope of the run with this {@code history}. */
  public static CopyScope of(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener) {
    return new CopyScope(source, destination, history, cancellation, listener);
  }

  /** Returns this scope with one patience for all requests to both sides. */
  public CopyScope within(Patience patience) {
    return new CopyScope(
        source.within(patience), destination.within(patience), history, cancellation, listener);
  }

  public RemoteFileSystem source() {
    return source;
  }

  public RemoteFileSystem destination() {
    return destination;
  }

  public CopyRequest request() {
    return history.request();
  }

  public CopyOptions options() {
    return request().options();
  }

  public RunHistory history() {
    return history;
  }

  /** It is cancelled when the run must stop for any reason. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Receives the events of the run. */
  public CopyListener listener() {
    return listener;
  }
}
