package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.pace.OpenWrites;
import io.howdah.pace.RetrySchedule;
import io.howdah.plan.RunHistory;
import io.howdah.temporary.TemporaryNames;
import java.time.Duration;

/** What all files of one copy have in common on their way. */
public final class TransferContext {
  /** How long a file is tried without progress where every server answers at once. */
  private static final Duration FIRMNESS = Duration.ofSeconds(30);

  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final TemporaryNames temporaryNames;
  private final RunHistory history;
  private final Cancellation cancellation;
  private final CopyListener listener;
  private final RetrySchedule retrySchedule;
  private final PartBuffers partBuffers;
  private final OpenWrites openWrites;
  private final Patience patience;

  /** What all files of a copy share. */
  public TransferContext(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      TemporaryNames temporaryNames,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener,
      RetrySchedule retrySchedule) {
    this.source = source;
    this.destination = destination;
    this.temporaryNames = temporaryNames;
    this.history = history;
    this.cancellation = cancellation;
    this.listener = listener;
    this.retrySchedule = retrySchedule;
    this.partBuffers = new PartBuffers(options().partSize());
    this.openWrites = new OpenWrites(cancellation);
    this.patience = Patience.unlimited();
  }

  private TransferContext(TransferContext all, Patience patience) {
    this.source = all.source.within(patience);
    this.destination = all.destination.within(patience);
    this.temporaryNames = all.temporaryNames;
    this.history = all.history;
    this.cancellation = all.cancellation;
    this.listener = all.listener;
    this.retrySchedule = all.retrySchedule;
    this.partBuffers = all.partBuffers;
    this.openWrites = all.openWrites;
    this.patience = patience;
  }

  /**
   * The same for one file, whose retries on both sides share one patience: 30 seconds and the
   * longest silence that the configuration of either cluster allows a server.
   */
  TransferContext forFile(String source) {
    Duration one = this.source.longestSilence();
    Duration other = destination.longestSilence();
    Duration limit = FIRMNESS.plus(one.compareTo(other) > 0 ? one : other);
    return new TransferContext(
        this, Patience.of(limit, System::nanoTime, reason -> listener.fileDelayed(source, reason)));
  }

  /** The files of all of the copy that are open at the destination. */
  OpenWrites openWrites() {
    return openWrites;
  }

  Patience patience() {
    return patience;
  }

  RemoteFileSystem source() {
    return source;
  }

  RemoteFileSystem destination() {
    return destination;
  }

  CopyOptions options() {
    return temporaryNames.run().options();
  }

  TemporaryNames temporaryNames() {
    return temporaryNames;
  }

  RunHistory history() {
    return history;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  CopyListener listener() {
    return listener;
  }

  RetrySchedule retrySchedule() {
    return retrySchedule;
  }

  PartBuffers partBuffers() {
    return partBuffers;
  }
}
