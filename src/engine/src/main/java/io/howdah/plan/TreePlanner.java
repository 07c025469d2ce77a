package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Walks the source trees with several threads and streams what it finds into a {@link PlanSink}.
 */
public final class TreePlanner {
  private final ScanContext context;
  private final ScanQueue queue = new ScanQueue();

  public TreePlanner(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      CopyOptions options,
      FileFilter filter,
      RunHistory history,
      PlanSink sink) {
    this.context = new ScanContext(source, destination, options, filter, history, sink);
  }

  /**
   * Walks all roots; returns when everything was found, or after {@link #stop}.
   *
   * @param listers how many directories are listed at the same time, at least 1
   * @param threads has room for that many
   */
  public void plan(List<CopyRoot> roots, int listers, ExecutorService threads)
      throws InterruptedException, CopyException {
    startAt(roots);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < listers; i++) {
      running.add(threads.submit(this::scanUntilDone));
    }
    try {
      for (Future<?> lister : running) {
        lister.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The walk failed: " + e.getCause(), e.getCause());
    } finally {
      queue.stop();
    }
  }

  /** Ends the walk early. */
  public void stop() {
    queue.stop();
  }

  /** Directories first: in a flat copy files beside them share their target, and its flags. */
  private void startAt(List<CopyRoot> roots) throws InterruptedException, CopyException {
    List<DirectoryScan> scans = new ArrayList<>();
    for (CopyRoot root : roots) {
      if (root.source().isDirectory()) {
        scans.add(directoryRoot(root));
      }
    }
    for (CopyRoot root : roots) {
      switch (root.source().type()) {
        case DIRECTORY:
          break;
        case FILE:
          if (context.filter().accepts(root.source())) {
            fileRoot(root, roots.size());
          }
          break;
        case SYMLINK:
          failed(root, Uncopyable.symbolicLink(root.source()));
          break;
        case OTHER:
          failed(root, Uncopyable.specialFile(root.source()));
          break;
        case UNDECODABLE:
          failed(root, Uncopyable.undecodableName(root.source()));
          break;
      }
    }
    queue.push(scans);
  }

  private DirectoryScan directoryRoot(CopyRoot root) throws CopyException {
    context.readFlatTarget(root);
    DirectoryTask directory =
        new DirectoryTask(
            null,
            context.withPermission(root.source()),
            root.target(),
            root.existing(),
            root.storage());
    context.sink().directoryFound(directory);
    return new DirectoryScan(context, directory);
  }

  private void failed(CopyRoot root, CopyException failure) {
    context.sink().failed(null, root.source(), root.target(), failure);
  }

  /**
   * Of several sources of a flat copy the root's target is the directory that receives them all.
   */
  private void fileRoot(CopyRoot root, int sources) throws InterruptedException, CopyException {
    FileStatus source = root.source();
    FilePath target = root.target();
    @Nullable FileStatus existing = root.existing();
    try {
      if (context.isFlat() && sources > 1) {
        target = target.child(source.name());
        context.readFlatTarget(root);
        existing = context.claim(source);
        Uncopyable.refuseDirectory(existing, source, target);
      } else {
        context.searchForLeftoversBeside(target);
      }
      context.sink().fileFound(new CopyTask(null, source, target, existing, root.storage()));
    } catch (CopyException e) {
      context.sink().failed(null, source, target, e);
    }
  }

  private @Nullable Void scanUntilDone() throws InterruptedException {
    try {
      for (DirectoryScan scan = queue.take(); scan != null; scan = queue.take()) {
        try {
          queue.push(scan.step());
        } finally {
          queue.done();
        }
      }
    } catch (RuntimeException | InterruptedException e) {
      queue.stop();
      throw e;
    }
    return null;
  }
}
