package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.RunJournal;
import io.howdah.TableRegistry;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.backoff.Backoff;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.TestBytes;
import io.howdah.fs.memory.FaultInjector;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.undo.ClusterCopyUndo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two clusters in memory, {@code staging} and {@code prod}, and copies between them. */
public final class MemoryCopy {
  final MemoryFileSystem staging;
  final MemoryFileSystem prod;
  private MemoryFileSystem stagingAsSeen;
  private MemoryFileSystem prodAsSeen;
  private UnaryOperator<RemoteFileSystem> prodView = UnaryOperator.identity();
  private @Nullable TableRegistry tables;
  private int maxConcurrency = 8;
  private Clock clock = Clock.systemUTC();

  MemoryCopy() {
    this(MemoryFileSystem.create(), MemoryFileSystem.create());
  }

  MemoryCopy(MemoryFileSystem staging, MemoryFileSystem prod) {
    this.staging = staging;
    this.prod = prod;
    this.stagingAsSeen = staging;
    this.prodAsSeen = prod;
  }

  /** From now on copies make partitions known there; null for nowhere. */
  MemoryCopy registeringAt(@Nullable TableRegistry registry) {
    tables = registry;
    return this;
  }

  /** From now on copies read through these faults. */
  MemoryCopy stagingFaults(FaultInjector faults) {
    stagingAsSeen = staging.toBuilder().faults(faults).build();
    return this;
  }

  /** From now on copies write through these faults. */
  MemoryCopy prodFaults(FaultInjector faults) {
    prodAsSeen = prod.toBuilder().faults(faults).build();
    return this;
  }

  /** From now on copies see prod through this view. */
  MemoryCopy prodThrough(UnaryOperator<RemoteFileSystem> view) {
    prodView = view;
    return this;
  }

  MemoryCopy maxConcurrency(int maxConcurrency) {
    this.maxConcurrency = maxConcurrency;
    return this;
  }

  /** The clock of the machine that copies. */
  MemoryCopy clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** The requests of the last copies to prod. */
  MemoryFileSystem prodAsSeen() {
    return prodAsSeen;
  }

  /** The requests of the last copies to staging. */
  MemoryFileSystem stagingAsSeen() {
    return stagingAsSeen;
  }

  CopyStatus copy(String from, String to) {
    return copy(from, to, CopyOptions.defaults());
  }

  CopyStatus copy(String from, String to, CopyOptions options) {
    return copy(request(from, to, options).build(), CopyListener.NONE, new Cancellation());
  }

  static CopyRequest.Builder request(String from, String to, CopyOptions options) {
    return CopyRequest.builder(ClusterPath.of("staging", from), ClusterPath.of("prod", to))
        .options(options);
  }

  CopyStatus copy(CopyRequest request, CopyListener listener, Cancellation cancellation) {
    return copy(request, listener, cancellation, RunJournal.NONE);
  }

  CopyStatus copy(
      CopyRequest request, CopyListener listener, Cancellation cancellation, RunJournal journal) {
    stagingAsSeen = stagingAsSeen.toBuilder().build();
    prodAsSeen = prodAsSeen.toBuilder().build();
    try (ClusterCopyEngine engine =
        ClusterCopyEngine.of(
            this::connect, clock, Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2)))) {
      return (tables == null ? engine : engine.registeringAt(tables))
          .copy(request, listener, cancellation, journal);
    }
  }

  /** A copy by an engine in a server. */
  CopyStatus serve(CopyRequest request, Cancellation cancellation) {
    stagingAsSeen = stagingAsSeen.toBuilder().build();
    prodAsSeen = prodAsSeen.toBuilder().build();
    RunParts parts =
        new RunParts(
            (alias, options) -> connectAnew(alias),
            clock,
            Backoff.of(Duration.ofMillis(1), 2, Duration.ofMillis(2)),
            ReportPlace.DESTINATION);
    return new CopyRun(parts, request, CopyListener.NONE, RunJournal.NONE).run(cancellation);
  }

  /** Each connection has its own transfers, which are broken off together. */
  private ConnectedCluster connectAnew(String alias) {
    MemoryFileSystem files = alias.equals("prod") ? prodAsSeen : stagingAsSeen;
    return ConnectedCluster.of(files.toBuilder().build(), null, maxConcurrency, Set.of(alias));
  }

  UndoResult undo(UndoRequest request, CopyListener listener) {
    prodAsSeen = prodAsSeen.toBuilder().build();
    return ClusterCopyUndo.of(this::connect, clock).undo(request, listener, new Cancellation());
  }

  private ConnectedCluster connect(String alias, CopyOptions options) throws CopyException {
    return switch (alias) {
      case "staging" -> ConnectedCluster.of(stagingAsSeen, null, maxConcurrency, Set.of("staging"));
      case "prod" ->
          ConnectedCluster.of(prodView.apply(prodAsSeen), null, maxConcurrency, Set.of("prod"));
      case "staging-by-another-name" ->
          ConnectedCluster.of(stagingAsSeen, null, maxConcurrency, Set.of("staging"));
      default -> throw new CopyException(ErrorCode.UNKNOWN_CLUSTER, "No cluster '" + alias + "'.");
    };
  }

  /** Why the copy stopped. */
  static ErrorCode stoppedBy(CopyStatus status) {
    return Objects.requireNonNull(status.error(), "the copy did not stop").code();
  }

  /** Why a file failed. */
  static ErrorCode failedBy(FileResult file) {
    return Objects.requireNonNull(file.failure(), "the file did not fail").code();
  }

  /** Writes a file of text. */
  public static void write(RemoteFileSystem fileSystem, String path, String text) {
    write(fileSystem, path, text.getBytes(StandardCharsets.UTF_8), CreateOptions.defaults());
  }

  public static void write(
      RemoteFileSystem fileSystem, String path, byte[] bytes, CreateOptions options) {
    try {
      fileSystem.create(FilePath.of(path), options, TestBytes.of(bytes));
    } catch (CopyException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes without a pattern; the same for the same seed. */
  static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static byte[] read(RemoteFileSystem fileSystem, String path) {
    try {
      return TestBytes.read(fileSystem, FilePath.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a file, or a directory with everything in it. */
  static void remove(RemoteFileSystem fileSystem, String path) {
    try {
      if (fileSystem.status(FilePath.of(path)).filter(FileStatus::isDirectory).isPresent()) {
        for (String each : new TreeMap<>(tree(fileSystem, path)).descendingKeySet()) {
          fileSystem.delete(FilePath.of(each));
        }
      }
      fileSystem.delete(FilePath.of(path));
    } catch (CopyException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything below a directory, hidden files too: path to content, or "(directory)". */
  static Map<String, String> tree(RemoteFileSystem fileSystem, String root) {
    Map<String, String> tree = new TreeMap<>();
    collect(fileSystem, root, tree);
    return tree;
  }

  private static void collect(RemoteFileSystem fileSystem, String path, Map<String, String> tree) {
    try {
      @Nullable String last = null;
      Listing page;
      do {
        page = fileSystem.list(FilePath.of(path), last);
        for (FileStatus entry : page.entries()) {
          String child = entry.path().toString();
          if (entry.isDirectory()) {
            tree.put(child, "(directory)");
            collect(fileSystem, child, tree);
          } else {
            tree.put(child, new String(read(fileSystem, child), StandardCharsets.UTF_8));
          }
          last = entry.name();
        }
      } while (page.hasMore());
    } catch (CopyException e) {
      throw new UncheckedIOException(e);
    }
  }
}
