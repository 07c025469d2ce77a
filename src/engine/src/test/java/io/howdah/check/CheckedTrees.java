package io.howdah.check;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.ComparedEntry;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.TreeCheck;
import io.howdah.TreeComparison;
import io.howdah.backoff.Backoff;
import io.howdah.connect.ConnectedCluster;
import io.howdah.event.EntryCompared;
import io.howdah.event.EventHandlers;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.FileSystemTraits.Checksums;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.fs.memory.Operation;
import io.howdah.run.ClusterCopyEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Two clusters in memory, {@code staging} and {@code prod}, whose trees are compared. */
final class CheckedTrees {
  static final FileSystemTraits WITHOUT_CHECKSUMS =
      FileSystemTraits.builder().checksums(Checksums.NONE).blockSize(1 << 20).build();

  final MemoryFileSystem staging;
  final MemoryFileSystem prod;
  private MemoryFileSystem stagingAsSeen;
  private MemoryFileSystem prodAsSeen;
  private Clock clock = Clock.systemUTC();
  private final Map<String, ComparedEntry> entries = new ConcurrentSkipListMap<>();

  CheckedTrees() {
    this(MemoryFileSystem.create(), MemoryFileSystem.create());
  }

  CheckedTrees(MemoryFileSystem staging, MemoryFileSystem prod) {
    this.staging = staging;
    this.prod = prod;
    this.stagingAsSeen = staging;
    this.prodAsSeen = prod;
  }

  /** The clock of the machine that copies and compares. */
  void clock(Clock clock) {
    this.clock = clock;
  }

  /** From now on comparisons read the source through these faults. */
  void stagingFaults(FaultInjector faults) {
    stagingAsSeen = staging.toBuilder().faults(faults).build();
  }

  /** From now on comparisons read the target through these faults. */
  void prodFaults(FaultInjector faults) {
    prodAsSeen = prod.toBuilder().faults(faults).build();
  }

  /** The requests of the last comparison to the source. */
  Map<Operation, Long> requestsToStaging() {
    return stagingAsSeen.requests();
  }

  /** The requests of the last comparison to the target. */
  Map<Operation, Long> requestsToProd() {
    return prodAsSeen.requests();
  }

  /** Compares {@code /out} with {@code /in}. */
  TreeComparison compare(CopyOptions options) {
    return compare("/out", options);
  }

  /** Compares a path of staging with {@code /in}. */
  TreeComparison compare(String source, CopyOptions options) {
    return compare(request(source, options).build(), CopyListener.NONE, new Cancellation());
  }

  static CopyRequest.Builder request(String source, CopyOptions options) {
    return CopyRequest.builder(ClusterPath.of("staging", source), ClusterPath.of("prod", "/in"))
        .target(Target.EXACT)
        .options(options);
  }

  TreeComparison compare(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return examine((check, all) -> check.compare(request, all.andThen(listener), cancellation));
  }

  /** Measures how far {@code /in} is behind {@code /out}. */
  TreeComparison measureLag(CopyOptions options) {
    return measureLag(request("/out", options).build());
  }

  TreeComparison measureLag(CopyRequest request) {
    return examine((check, all) -> check.measureLag(request, all, new Cancellation()));
  }

  /** What is done with both trees. */
  private interface Examination {
    TreeComparison run(TreeCheck check, CopyListener listener);
  }

  private TreeComparison examine(Examination examination) {
    entries.clear();
    stagingAsSeen = stagingAsSeen.toBuilder().build();
    prodAsSeen = prodAsSeen.toBuilder().build();
    CopyListener collector =
        EventHandlers.builder()
            .on(EntryCompared.class, event -> entries.put(event.entry().target(), event.entry()))
            .build();
    try (ClusterTreeCheck check =
        ClusterTreeCheck.of(
            this::connect, clock, Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2)))) {
      return examination.run(check, collector);
    }
  }

  /** Copies {@code /out} to {@code /in}, and appends to a report. */
  CopyStatus copy(String report, CopyOptions.Builder options) {
    return copy(options.files(to -> to.report(report)).build());
  }

  /** Copies {@code /out} to {@code /in}. */
  CopyStatus copy(CopyOptions options) {
    return copy(request("/out", options).build());
  }

  CopyStatus copy(CopyRequest request) {
    try (ClusterCopyEngine engine =
        ClusterCopyEngine.of(
            this::connect, clock, Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2)))) {
      return engine.copy(request, CopyListener.NONE, new Cancellation());
    }
  }

  /** Compares a path of prod with a report. */
  TreeComparison compareWithReport(String report, String path, CopyOptions options) {
    entries.clear();
    prodAsSeen = prodAsSeen.toBuilder().build();
    CopyListener collector =
        EventHandlers.builder()
            .on(EntryCompared.class, event -> entries.put(event.entry().target(), event.entry()))
            .build();
    try (ClusterTreeCheck check =
        ClusterTreeCheck.of(
            this::connect, clock, Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2)))) {
      return check.compareWithReport(
          CopyRequest.builder(ClusterPath.of("local", report), ClusterPath.of("prod", path))
              .options(options)
              .build(),
          collector,
          new Cancellation());
    }
  }

  private ConnectedCluster connect(String alias, CopyOptions options) throws CopyException {
    return switch (alias) {
      case "staging" -> ConnectedCluster.of(stagingAsSeen, null, 4, Set.of("staging"));
      case "prod" -> ConnectedCluster.of(prodAsSeen, null, 4, Set.of("prod"));
      default -> throw new CopyException(ErrorCode.UNKNOWN_CLUSTER, "No cluster '" + alias + "'.");
    };
  }

  /**
   * The entries of the last comparison by their paths at the target: the state and, if there is
   * one, the reason or the error code.
   */
  Map<String, String> states() {
    Map<String, String> states = new ConcurrentSkipListMap<>();
    entries.forEach((path, entry) -> states.put(path, describe(entry)));
    return states;
  }

  /** One entry of the last comparison. */
  ComparedEntry entry(String path) {
    return Objects.requireNonNull(entries.get(path), "no entry " + path);
  }

  private static String describe(ComparedEntry entry) {
    CopyException failure = entry.failure();
    if (failure != null) {
      return entry.state() + " " + failure.code();
    }
    return entry.reason() == null ? entry.state().name() : entry.state() + " " + entry.reason();
  }
}
