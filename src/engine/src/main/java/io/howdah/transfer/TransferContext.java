package io.howdah.transfer;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.backoff.Backoff;
import io.howdah.backoff.Sleeper;
import io.howdah.event.FileDelayed;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.ledger.Ledger;
import io.howdah.pace.Bandwidth;
import io.howdah.pace.OpenWrites;
import io.howdah.pace.Throttle;
import io.howdah.pace.TransferPool;
import io.howdah.report.ApprovedPlan;
import io.howdah.scope.CopyScope;
import io.howdah.scope.Preservation;
import io.howdah.scope.RunHistory;
import io.howdah.snapshot.KnownChanges;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that all transfers of one copy share. */
public final class TransferContext {
  /** The time limit for a file without progress where every server responds immediately. */
  private static final Duration FIRMNESS = Duration.ofSeconds(30);

  private final CopyScope scope;
  private final TemporaryNames temporaryNames;
  private final TemporaryFiles temporaries;
  private final TransferPool pool;
  private final Backoff backoff;
  private final PartBuffers partBuffers;
  private final OpenWrites openWrites;
  private final Bandwidth bandwidth;
  private final RefusedValues refusedValues;
  private final Patience patience;
  private final @Nullable Bandwidth readLimit;

  /** Creates the context of a copy. */
  public TransferContext(
      CopyScope scope,
      TemporaryNames temporaryNames,
      TemporaryFiles temporaries,
      TransferPool pool,
      Backoff backoff) {
    this.scope = scope;
    this.temporaryNames = temporaryNames;
    this.temporaries = temporaries;
    this.pool = pool;
    this.backoff = backoff;
    this.partBuffers = new PartBuffers(options().partSize());
    this.openWrites = new OpenWrites(scope.cancellation());
    this.bandwidth = bandwidth(scope);
    this.refusedValues = new RefusedValues();
    this.patience = Patience.unlimited();
    this.readLimit = null;
  }

  private TransferContext(TransferContext all, Patience patience, @Nullable Bandwidth readLimit) {
    this.scope = all.scope.within(patience);
    this.temporaryNames = all.temporaryNames;
    this.temporaries = all.temporaries;
    this.pool = all.pool;
    this.backoff = all.backoff;
    this.partBuffers = all.partBuffers;
    this.openWrites = all.openWrites;
    this.bandwidth = all.bandwidth;
    this.refusedValues = all.refusedValues;
    this.patience = patience;
    this.readLimit = readLimit;
  }

  private static Bandwidth bandwidth(CopyScope scope) {
    List<Throttle> throttles = new ArrayList<>(scope.bandwidths());
    throttles.add(
        Bandwidth.throttle(
            scope.options().load()::bandwidth,
            Clock.system(ZoneId.systemDefault()),
            System::nanoTime));
    return new Bandwidth(throttles, Sleeper.until(scope.cancellation()));
  }

  /** Returns this context with the bandwidth for what is read to be compared. */
  TransferContext limitingReads() {
    return new TransferContext(this, patience, bandwidth);
  }

  /**
   * Returns this context for one file, whose retries on both sides share one patience. Its limit is
   * 30 seconds plus the longer silence of a server that the configuration of either cluster allows.
   */
  TransferContext forFile(String source) {
    Duration one = source().longestSilence();
    Duration other = destination().longestSilence();
    Duration limit = FIRMNESS.plus(one.compareTo(other) > 0 ? one : other);
    return new TransferContext(
        this,
        Patience.of(
            limit, System::nanoTime, reason -> listener().on(FileDelayed.of(source, reason))),
        readLimit);
  }

  /** Waits after bytes were read to be compared, where their bandwidth is limited. */
  void pauseAfterReading(int bytes) throws CopyException {
    if (readLimit == null) {
      return;
    }
    int left = bytes;
    while (left > 0) {
      left -= readLimit.next(left);
    }
  }

  /** All files of the copy that are open at the destination. */
  OpenWrites openWrites() {
    return openWrites;
  }

  /** The rate at which all files of the copy together are written. */
  Bandwidth bandwidth() {
    return bandwidth;
  }

  /** What the destination has refused to take over from new files. */
  RefusedValues refusedValues() {
    return refusedValues;
  }

  Preservation preservation() {
    return scope.preservation();
  }

  Patience patience() {
    return patience;
  }

  RemoteFileSystem source() {
    return scope.source();
  }

  RemoteFileSystem destination() {
    return scope.destination();
  }

  CopyOptions options() {
    return scope.options();
  }

  TransferPool pool() {
    return pool;
  }

  TemporaryFiles temporaries() {
    return temporaries;
  }

  TemporaryNames temporaryNames() {
    return temporaryNames;
  }

  RunHistory history() {
    return scope.history();
  }

  Ledger ledger() {
    return scope.ledger();
  }

  /** What the copy may do. */
  KnownChanges changes() {
    return scope.changes();
  }

  ApprovedPlan approved() {
    return scope.approved();
  }

  Cancellation cancellation() {
    return scope.cancellation();
  }

  CopyListener listener() {
    return scope.listener();
  }

  Backoff backoff() {
    return backoff;
  }

  PartBuffers partBuffers() {
    return partBuffers;
  }
}
