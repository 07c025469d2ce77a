package io.howdah.plan;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scans one source directory, a page at a time, beside the directory that it goes to. */
final class DirectoryScan {
  private final ScanContext context;
  private final DirectoryTask directory;
  private @Nullable SortedLookup lookup;
  private @Nullable String last;
  private boolean listed;

  DirectoryScan(ScanContext context, DirectoryTask directory) {
    this.context = context;
    this.directory = directory;
  }

  /**
   * Scans the next page and reports what is on it.
   *
   * @return what is to be scanned next: the directories on the page, and then the rest of this one
   */
  List<DirectoryScan> step() throws InterruptedException {
    List<DirectoryScan> next = new ArrayList<>();
    try {
      SortedLookup existing = lookup();
      Listing page = context.source().list(directory.source().path(), last);
      for (FileStatus entry : page.entries()) {
        if (entry.name().equals(last)) {
          throw new CopyException(
              ErrorCode.UNEXPECTED_ANSWER, "The listing names '" + entry.path() + "' twice.");
        }
        scan(entry, existing, next);
        last = entry.name();
      }
      listed = !page.hasMore();
      if (listed && !context.isFlat()) {
        readLeftovers(existing);
      }
    } catch (CopyException e) {
      context.sink().failed(directory, directory.source(), directory.target(), e);
      listed = true;
    }
    if (listed) {
      context.sink().directoryListed(directory);
    } else {
      next.add(this);
    }
    return next;
  }

  /** Reads on where the scan of the source had no need to. */
  private void readLeftovers(SortedLookup existing) throws CopyException {
    if (context.leftovers().areExpected()) {
      existing.readToEnd();
    } else if (existing.isBegun()) {
      existing.readHidden();
    }
  }

  /** On the first page: makes the target where it is missing, and then need not list it. */
  private SortedLookup lookup() throws CopyException {
    if (lookup == null) {
      if (directory.existing() == null) {
        context.makeTarget(directory);
        lookup = SortedLookup.empty(context.destination(), directory.target(), context.leftovers());
      } else {
        lookup = SortedLookup.of(context.destination(), directory.target(), context.leftovers());
      }
    }
    return lookup;
  }

  private void scan(FileStatus entry, SortedLookup lookup, List<DirectoryScan> next)
      throws InterruptedException, CopyException {
    FilePath target = context.target(directory, entry);
    try {
      switch (entry.type()) {
        case FILE:
          if (context.filter().accepts(entry)) {
            foundFile(entry, target, lookup);
          }
          break;
        case DIRECTORY:
          next.add(new DirectoryScan(context, foundDirectory(entry, target, lookup)));
          break;
        case SYMLINK:
          throw Uncopyable.symbolicLink(entry);
        case OTHER:
          throw Uncopyable.specialFile(entry);
        case UNDECODABLE:
          throw Uncopyable.undecodableName(entry);
      }
    } catch (CopyException e) {
      context.sink().failed(directory, entry, target, e);
    }
  }

  private void foundFile(FileStatus entry, FilePath target, SortedLookup lookup)
      throws CopyException, InterruptedException {
    @Nullable FileStatus existing = context.existing(entry, lookup);
    Uncopyable.refuseDirectory(existing, entry, target);
    context.sink().fileFound(new CopyTask(directory, entry, target, existing, directory.storage()));
  }

  private DirectoryTask foundDirectory(FileStatus entry, FilePath target, SortedLookup lookup)
      throws CopyException {
    @Nullable FileStatus existing =
        context.isFlat() ? directory.existing() : lookup.find(entry.name());
    if (existing != null && !existing.isDirectory()) {
      throw new CopyException(
          ErrorCode.DESTINATION_CONFLICT,
          "Cannot replace the file '" + target + "' by the directory '" + entry.path() + "'.");
    }
    DirectoryTask found =
        new DirectoryTask(
            directory, context.withPermission(entry), target, existing, directory.storage());
    context.sink().directoryFound(found);
    return found;
  }
}
