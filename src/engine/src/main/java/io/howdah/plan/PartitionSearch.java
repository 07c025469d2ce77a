package io.howdah.plan;

import io.howdah.Cancellation;
import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.partition.PartitionDirectory;
import io.howdah.scope.CopyScope;
import io.howdah.temporary.TemporaryName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the partitions in a directory of the destination by listing it. */
public final class PartitionSearch {
  private final RemoteFileSystem destination;
  private final Cancellation cancellation;
  private final Map<FilePath, Count> partitions = new LinkedHashMap<>();

  private PartitionSearch(CopyScope scope) {
    this.destination = scope.destination();
    this.cancellation = scope.cancellation();
  }

  /**
   * The partitions at and below a directory, with their files. A partition is an innermost
   * directory whose name is {@code column=value}, and which has files.
   */
  public static Map<FilePath, Count> find(CopyScope scope, FilePath directory)
      throws CopyException {
    PartitionSearch search = new PartitionSearch(scope);
    search.visit(directory);
    return search.partitions;
  }

  /** Returns the files that are in no partition below the directory; null where it has any. */
  private @Nullable Count visit(FilePath directory) throws CopyException {
    Count files = Count.NONE;
    boolean hasPartitions = false;
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      cancellation.check();
      Listing page = destination.list(directory, last);
      for (FileStatus entry : page.entries()) {
        last = entry.name();
        @Nullable Count part = entry.isDirectory() ? visit(entry.path()) : count(entry);
        hasPartitions |=
            part == null
                || (entry.isDirectory() && PartitionDirectory.parse(entry.name()).isPresent());
        files = part == null ? files : files.plus(part);
      }
      more = page.hasMore();
    }
    if (hasPartitions) {
      return null;
    }
    boolean isPartition =
        files.files() > 0 && PartitionDirectory.parse(directory.name()).isPresent();
    if (isPartition) {
      partitions.put(directory, files);
    }
    return isPartition ? null : files;
  }

  private static Count count(FileStatus file) {
    return TemporaryName.isTemporary(file.name()) ? Count.NONE : Count.of(1, file.length());
  }
}
