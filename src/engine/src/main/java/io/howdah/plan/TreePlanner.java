package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.Leftovers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Walks the source trees with several threads. */
public final class TreePlanner implements Planner {
  /**
   * The number of directories listed at the same time. It is enough to hide the round trips to a
   * distant NameNode.
   */
  private static final int LISTERS = 4;

  private final CopyScope scope;
  private final TreeRules rules;
  private final Leftovers leftovers;
  private final List<Placement> roots;
  private final ThreadFactory threads;
  private final ScanQueue queue = new ScanQueue();

  /**
   * Creates a planner for one copy, used once.
   *
   * @param roots the files and directories of the request
   */
  public TreePlanner(
      CopyScope scope,
      TreeRules rules,
      Leftovers leftovers,
      List<Placement> roots,
      ThreadFactory threads) {
    this.scope = scope;
    this.rules = rules;
    this.leftovers = leftovers;
    this.roots = new ArrayList<>(roots);
    this.threads = threads;
  }

  @Override
  public boolean plan(PlanSink sink) throws CopyException, InterruptedException {
    ScanContext context = new ScanContext(scope, rules, leftovers, sink);
    startAt(context);
    ExecutorService listers = Executors.newFixedThreadPool(LISTERS, threads);
    try {
      walk(listers);
      if (queue.isStopped()) {
        return false;
      }
      rules.selector().checkColumns(roots.get(0).source().path());
      reportMissing(context);
      findUnlistedFile(context);
      new UnmetActions(scope, rules).report(context.sink());
      return true;
    } finally {
      queue.stop();
      listers.shutdownNow();
      awaitEnd(listers);
    }
  }

  @Override
  public void stop() {
    queue.stop();
  }

  /** A listed path that does not exist is a file that failed. */
  private void reportMissing(ScanContext context) throws CopyException {
    @Nullable ExtraSearch extras = rules.extras();
    if (extras != null && !rules.selector().missing().isEmpty()) {
      extras.plan().forbid("Nothing was deleted, since listed files were not found at the source.");
    }
    Placement root = roots.get(0);
    for (String path : rules.selector().missing()) {
      FilePath source = root.source().path().resolve(path);
      FileStatus missing = FileStatus.builder(source, FileStatus.Type.FILE).build();
      Placement place = Placement.of(missing, root.target().resolve(path), null, root.storage());
      failed(
          context,
          place,
          new CopyException(
              ErrorCode.FILE_NOT_FOUND,
              "'" + source + "' is listed and was not found, or a rule leaves it out."));
    }
  }

  /** Without a file at the source nothing is deleted, but not each directory was listed. */
  private void findUnlistedFile(ScanContext context) throws CopyException {
    @Nullable ExtraSearch extras = rules.extras();
    for (Placement root : roots) {
      FilePath source = root.source().path();
      if (extras != null
          && extras.plan().lacksSource(source)
          && context.unlisted().haveFile(source)) {
        extras.plan().foundAtSource(source);
      }
    }
  }

  private void walk(ExecutorService listers) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < LISTERS; i++) {
      running.add(listers.submit(this::scanUntilDone));
    }
    try {
      for (Future<?> lister : running) {
        lister.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The walk failed: " + e.getCause(), e.getCause());
    }
  }

  /** A lister may wait for a NameNode until the time limit of the connection. */
  private static void awaitEnd(ExecutorService listers) throws InterruptedException {
    while (!listers.awaitTermination(1, TimeUnit.MINUTES)) {
      listers.shutdownNow();
    }
  }

  /** Starts with the directories: in a flat copy, single files share their target and its flags. */
  private void startAt(ScanContext context) throws InterruptedException, CopyException {
    List<DirectoryScan> scans = new ArrayList<>();
    for (Placement root : roots) {
      if (context.isOtherKind(root.source(), root.existing())) {
        otherKindRoot(context, root);
      } else if (root.source().isDirectory()
          && !context.isUnplanned(root.source(), root.target(), root.existing())
          && isOfFormat(context, root)) {
        scans.add(directoryRoot(context, root));
      }
    }
    for (Placement root : roots) {
      if (context.isOtherKind(root.source(), root.existing())
          || (!root.source().isDirectory()
              && !context.takes(root.source(), root.source().path()))) {
        continue;
      }
      switch (root.source().type()) {
        case DIRECTORY:
          break;
        case FILE:
          fileRoot(context, root);
          break;
        case SYMLINK:
          failed(context, root, Uncopyable.symbolicLink(root.source()));
          break;
        case OTHER:
          failed(context, root, Uncopyable.specialFile(root.source()));
          break;
        case UNDECODABLE:
          failed(context, root, Uncopyable.undecodableName(root.source()));
          break;
      }
    }
    queue.push(scans);
  }

  /** Whether the directory is of a format that can be copied. */
  private static boolean isOfFormat(ScanContext context, Placement root) {
    try {
      context.checkFormat(root.source());
      return true;
    } catch (CopyException e) {
      failed(context, root, e);
      return false;
    }
  }

  private static DirectoryScan directoryRoot(ScanContext context, Placement root)
      throws CopyException {
    context.readFlatTarget(root);
    DirectoryRecord record =
        context.directory(
            DirectoryRecord.NONE, root.source(), root.target(), root.existing(), root.storage());
    if (context.replacesTrees()) {
      context.searchForLeftoversBeside(root.target());
    }
    DirectoryRecord directory = context.prepare(record, root);
    context.sink().directoryFound(directory);
    return new DirectoryScan(context, directory, directory);
  }

  private static void otherKindRoot(ScanContext context, Placement root) {
    if (root.source().isDirectory() || context.takes(root.source(), root.source().path())) {
      context.sink().otherKindFound(FileRecord.of(DirectoryRecord.NONE, root));
    }
  }

  private static void failed(ScanContext context, Placement root, CopyException failure) {
    context.sink().failed(FileRecord.of(DirectoryRecord.NONE, root), failure);
  }

  /**
   * Plans a file that is a source of the request. In a flat copy of several sources, the root's
   * target is the directory that receives all of them.
   */
  private void fileRoot(ScanContext context, Placement root)
      throws InterruptedException, CopyException {
    Placement file = root;
    try {
      if (context.isFlat() && roots.size() > 1) {
        FileStatus source = root.source();
        FilePath target = root.target().child(source.name());
        file = Placement.of(source, target, null, root.storage());
        context.readFlatTarget(root);
        @Nullable FileStatus existing = context.claim(source);
        Uncopyable.refuseDirectory(existing, source, target);
        file = Placement.of(source, target, existing, root.storage());
      } else {
        context.searchForLeftoversBeside(root.target());
      }
      if (context.isUnplanned(file.source(), file.target(), file.existing())) {
        return;
      }
      context.sink().fileFound(FileRecord.of(DirectoryRecord.NONE, file));
    } catch (CopyException e) {
      failed(context, file, e);
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
