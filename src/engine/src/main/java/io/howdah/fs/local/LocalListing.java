package io.howdah.fs.local;

import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a directory, which a machine lists in no order, into ordered pages. The names are read anew
 * for each page and only those of the page are kept and looked at, so that a directory of any size
 * takes little memory.
 */
final class LocalListing {
  private static final Comparator<String> ORDER = FilePath::compareNames;

  private final LocalPaths paths;
  private final LocalAttributes attributes;
  private final int pageSize;

  LocalListing(LocalPaths paths, LocalAttributes attributes, int pageSize) {
    this.paths = paths;
    this.attributes = attributes;
    this.pageSize = pageSize;
  }

  Listing page(FilePath directory, @Nullable String startAfter) throws IOException {
    String after = startAfter;
    while (true) {
      String[] names = firstNames(directory, after);
      int count = Math.min(pageSize, names.length);
      List<FileStatus> entries = statuses(directory, names, count);
      if (count == names.length) {
        return Listing.last(entries);
      }
      if (!entries.isEmpty()) {
        return Listing.partial(entries);
      }
      // All of them vanished: the page begins behind them.
      after = names[count - 1];
    }
  }

  /** The first names after {@code after}, ordered: one more than a page, to see whether it ends. */
  private String[] firstNames(FilePath directory, @Nullable String after) throws IOException {
    PriorityQueue<String> names = new PriorityQueue<>(ORDER.reversed());
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(paths.of(directory))) {
      for (Path entry : stream) {
        String name = paths.nameOf(directory, entry);
        if (after == null || FilePath.compareNames(name, after) > 0) {
          names.add(name);
        }
        if (names.size() > pageSize + 1) {
          names.poll();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    String[] ordered = names.toArray(new String[0]);
    Arrays.sort(ordered, ORDER);
    return ordered;
  }

  private List<FileStatus> statuses(FilePath directory, String[] names, int count)
      throws IOException {
    List<FileStatus> entries = new ArrayList<>();
    for (String name : Arrays.asList(names).subList(0, count)) {
      statusUnlessGone(directory.child(name)).ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<FileStatus> statusUnlessGone(FilePath path) throws IOException {
    try {
      FileStatus status = attributes.read(paths.of(path), path);
      return Optional.of(
          status == null ? FileStatus.builder(path, FileStatus.Type.OTHER).build() : status);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
