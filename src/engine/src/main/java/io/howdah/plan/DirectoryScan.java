package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.partition.PartitionDirectory;
import io.howdah.plan.DirectoryMerge.Extent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans one source directory together with its target directory, one page at a time. */
final class DirectoryScan {
  private final ScanContext context;
  private final DirectoryRecord root;
  private final TargetListing target;
  private final DirectoryMerge merge;
  private final PlannedExtra planned = new PlannedExtra();
  private DirectoryRecord directory;
  private Portion extra = Portion.NONE;
  private boolean begun;
  private boolean hasPartitions;

  /**
   * A scan that has not begun.
   *
   * @param root the source that the directory is below, or that it is
   */
  DirectoryScan(ScanContext context, DirectoryRecord directory, DirectoryRecord root) {
    this.context = context;
    this.directory = directory;
    this.root = root;
    this.target = context.listing(directory);
    this.merge =
        new DirectoryMerge(
            context.source(),
            directory.source().path(),
            target,
            context.extras() == null ? Extent.SOURCE : Extent.BOTH);
  }

  /**
   * Scans the next page and reports its entries.
   *
   * @return the next scans: the directories on the page, and then the rest of this directory
   */
  List<DirectoryScan> step() throws InterruptedException {
    List<DirectoryScan> next = new ArrayList<>();
    boolean isListed;
    try {
      begin();
      for (MergedEntry entry : merge.nextPage()) {
        @Nullable FileStatus source = entry.source();
        if (source != null) {
          scan(source, entry.destination(), next);
        }
        searchForExtra(entry);
      }
      isListed = !merge.hasMore();
      if (isListed) {
        readLeftovers();
        reportExtra();
      }
    } catch (CopyException e) {
      context.sink().failed(entry(directory.source(), directory.target()), e);
      isListed = true;
    }
    if (isListed) {
      context.sink().directoryListed(directory);
    } else {
      next.add(this);
    }
    return next;
  }

  private void searchForExtra(MergedEntry entry) {
    @Nullable ExtraSearch search = context.extras();
    @Nullable FileStatus existing = entry.destination();
    if (search == null || existing == null) {
      return;
    }
    if (!search.entries().isExtra(entry, root.placement())) {
      search.plan().foundInTarget(root.source().path());
      return;
    }
    try {
      if (context.isComparison()) {
        search.entries().visitWhole(existing, root.target(), context.sink()::extraEntryFound);
        return;
      }
      if (!context.isDeletePlanned(existing.path())) {
        search.plan().foundInTarget(root.source().path());
        return;
      }
      Portion content = search.entries().count(existing, root.target());
      context.refuseUnapproved(existing, content);
      extra = extra.plus(content);
      planned.add(existing, content);
    } catch (CopyException e) {
      context
          .sink()
          .failed(
              entry(directory.source(), existing.path()),
              e.code() == ErrorCode.CHANGED_SINCE
                  ? e
                  : e.during("Listing '" + existing.path() + "', which is extra, failed"));
    }
  }

  private void reportExtra() {
    @Nullable ExtraSearch search = context.extras();
    if (search != null && !extra.isEmpty()) {
      search.plan().foundExtra(root.source().path(), extra);
      context.sink().extraFound(directory, planned);
    }
  }

  private void begin() throws CopyException {
    if (!begun) {
      if (directory.existing() == null) {
        context.makeTarget(directory);
      }
      directory = context.setPolicies(directory);
    }
    begun = true;
  }

  /** Reads the rest of the target's listing for leftovers: all of it, or only the hidden names. */
  private void readLeftovers() throws CopyException {
    if (context.leftovers().areExpected()) {
      target.readToEnd();
    } else if (target.isBegun()) {
      target.readHidden();
    }
  }

  private void scan(FileStatus source, @Nullable FileStatus existing, List<DirectoryScan> next)
      throws InterruptedException, CopyException {
    noticePartition(source);
    if (!context.takes(source, root.source().path())) {
      return;
    }
    FilePath place = context.target(directory, source);
    if (context.isOtherKind(source, existing)) {
      context
          .sink()
          .otherKindFound(
              FileRecord.of(
                  directory.id(), Placement.of(source, place, existing, directory.storage())));
      return;
    }
    try {
      @Nullable FileStatus inTheWay = inTheWay(source, existing);
      countFile(source, inTheWay);
      if (context.isUnplanned(source, place, inTheWay)) {
        noticeMissing(source, inTheWay);
        return;
      }
      context.checkFormat(source);
      switch (source.type()) {
        case FILE:
          foundFile(source, place, inTheWay);
          break;
        case DIRECTORY:
          if (!context.isKnownEqual(source, place, inTheWay)) {
            next.add(foundDirectory(source, place, inTheWay));
          }
          break;
        case SYMLINK:
          throw Uncopyable.symbolicLink(source);
        case OTHER:
          throw Uncopyable.specialFile(source);
        case UNDECODABLE:
          throw Uncopyable.undecodableName(source);
      }
    } catch (CopyException e) {
      context.sink().failed(entry(source, place), e);
    }
  }

  private void noticePartition(FileStatus source) {
    if (!hasPartitions
        && source.isDirectory()
        && PartitionDirectory.parse(source.name()).isPresent()) {
      hasPartitions = true;
      context.sink().partitionsFound(directory);
    }
  }

  /** In a flat copy, files and directories are not merged with what has their target. */
  private @Nullable FileStatus inTheWay(FileStatus source, @Nullable FileStatus existing)
      throws CopyException {
    if (!context.isFlat()) {
      return existing;
    }
    switch (source.type()) {
      case FILE:
        return context.claim(source);
      case DIRECTORY:
        return directory.existing();
      case SYMLINK:
      case OTHER:
      case UNDECODABLE:
        return null;
    }
    throw new IllegalArgumentException(source.type().toString());
  }

  /** Without this entry the directory is not complete, so no done flag may announce it. */
  private void noticeMissing(FileStatus source, @Nullable FileStatus existing) {
    if (existing == null || !source.isFile() || existing.length() != source.length()) {
      context.sink().leftIncomplete(directory);
    }
  }

  private void countFile(FileStatus source, @Nullable FileStatus existing) {
    @Nullable ExtraSearch search = context.extras();
    if (search != null && source.isFile() && (existing == null || existing.isFile())) {
      search.plan().foundAtSource(root.source().path());
    }
  }

  private void foundFile(FileStatus source, FilePath place, @Nullable FileStatus existing)
      throws CopyException, InterruptedException {
    Uncopyable.refuseDirectory(existing, source, place);
    context
        .sink()
        .fileFound(
            FileRecord.of(
                    directory.id(), Placement.of(source, place, existing, directory.storage()))
                .in(directory));
  }

  private DirectoryScan foundDirectory(
      FileStatus source, FilePath place, @Nullable FileStatus existing) throws CopyException {
    if (existing != null && !existing.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Cannot replace the file '" + place + "' by the directory '" + source.path() + "'.");
    }
    DirectoryRecord record =
        context
            .directory(directory.id(), source, place, existing, directory.storage())
            .in(directory);
    DirectoryRecord found = context.prepare(record, root.placement());
    context.sink().directoryFound(found);
    return new DirectoryScan(context, found, root);
  }

  private FileRecord entry(FileStatus source, FilePath place) {
    return FileRecord.of(directory.id(), Placement.of(source, place, null, directory.storage()));
  }
}
