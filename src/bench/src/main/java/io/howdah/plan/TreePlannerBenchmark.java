package io.howdah.plan;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.RunJournal;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.memory.MemoryFileSystem;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
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
  private static final int LISTERS = 4;

  private final RemoteFileSystem source = MemoryFileSystem.create();
  private final RemoteFileSystem destination = MemoryFileSystem.create();
  private final ExecutorService threads = Executors.newFixedThreadPool(LISTERS);
  private final CopyOptions options = CopyOptions.builder().mode(CopyOptions.Mode.DRY_RUN).build();
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

  /** Ends the threads. */
  @TearDown
  public void stop() {
    threads.shutdown();
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
    RunHistory history =
        new RunHistory(request, RunJournal.NONE, new Cancellation(), System::nanoTime);
    List<CopyRoot> roots =
        new TargetResolver(
                destination, options, request.target(), PathPattern.of("/source"), history)
            .resolve(List.of(source.status(tree).orElseThrow()), FilePath.of("/target"));
    new TreePlanner(
            source, destination, options, FileFilter.of(options), history, new Sink(blackhole))
        .plan(roots, LISTERS, threads);
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
    public void directoryFound(DirectoryTask directory) {
      blackhole.consume(directory);
    }

    @Override
    public void fileFound(CopyTask task) {
      blackhole.consume(task);
    }

    @Override
    public void leftoverFound(FilePath file) {}

    @Override
    public void replacedFileFound(FilePath aside, FilePath target) {}

    @Override
    public void foreignFileFound(FileStatus file) {}

    @Override
    public void directoryListed(DirectoryTask directory) {}

    @Override
    public void failed(
        @Nullable DirectoryTask directory,
        FileStatus source,
        FilePath target,
        CopyException cause) {
      throw new IllegalStateException(cause);
    }
  }
}
