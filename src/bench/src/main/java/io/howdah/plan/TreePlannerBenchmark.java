package io.howdah.plan;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.RunJournal;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.memory.MemoryFileSystem;
import io.howdah.scope.CopyScope;
import io.howdah.scope.RunHistory;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.Generations;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to decide about a file, in files per second, where listings cost nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TreePlannerBenchmark {
  private static final int DIRECTORIES = 100;
  private static final int FILES = 10_000;

  private final RemoteFileSystem source = MemoryFileSystem.create();
  private final RemoteFileSystem destination = MemoryFileSystem.create();
  private final CopyOptions options = CopyOptions.builder().mode(io.howdah.Mode.DRY_RUN).build();
  private FilePath tree = FilePath.ROOT;

  /** Makes a tree that the destination has nothing of. */
  @Setup
  public void makeTree() throws CopyException {
    tree = FilePath.of("/source");
    for (int i = 0; i < FILES; i++) {
      FilePath directory = tree.child("dir-" + i % DIRECTORIES);
      source.makeDirectories(directory, null);
      source.create(directory.child("file-" + i), CreateOptions.defaults(), new Empty());
    }
  }

  /** The plan for the whole tree. */
  @Benchmark
  @OperationsPerInvocation(FILES)
  public void files(Blackhole blackhole) throws CopyException, InterruptedException {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/source"), ClusterPath.of("b", "/target"))
            .target(CopyRequest.Target.EXACT)
            .options(options)
            .build();
    Cancellation cancellation = new Cancellation();
    CopyScope scope =
        CopyScope.of(
            source,
            destination,
            new RunHistory(request, RunJournal.NONE, cancellation, System::nanoTime),
            cancellation,
            CopyListener.NONE);
    List<Placement> roots =
        new TargetResolver(scope, PathPattern.of("/source"))
            .resolve(List.of(source.status(tree).orElseThrow()), FilePath.of("/target"));
    TemporaryNames names = new TemporaryNames(request, Clock.systemUTC());
    TemporaryFiles temporaries = new TemporaryFiles(destination, Duration.ZERO, Sleeper.threads());
    Leftovers leftovers =
        new Leftovers(
            request,
            temporaries,
            new ForeignFiles(destination, temporaries, names),
            new Generations(destination, request, Clock.systemUTC()));
    TreeRules rules = TreeRules.copying(Selector.of(options.selection(), Instant.EPOCH));
    new TreePlanner(scope, rules, leftovers, roots, Thread::new).plan(new Sink(blackhole));
  }

  /** The content of a file of which only the name matters. */
  private static final class Empty implements ContentSource {
    @Override
    public long length() {
      return 0;
    }

    @Override
    public void writeTo(OutputStream out) {}
  }

  /** Takes the plan as fast as it comes. */
  private static final class Sink implements PlanSink {
    private final Blackhole blackhole;

    Sink(Blackhole blackhole) {
      this.blackhole = blackhole;
    }

    @Override
    public void directoryFound(DirectoryRecord directory) {
      blackhole.consume(directory);
    }

    @Override
    public void fileFound(FileRecord file) {
      blackhole.consume(file);
    }

    @Override
    public void extraFound(DirectoryRecord directory, PlannedExtra entries) {}

    @Override
    public void directoryListed(DirectoryRecord directory) {}

    @Override
    public void failed(FileRecord entry, CopyException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
