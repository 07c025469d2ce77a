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
import java.util.Collections;
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
      List<LocalName> names = firstNames(directory, after);
      int count = Math.min(pageSize, names.size());
      List<FileStatus> entries = statuses(directory, names.subList(0, count));
      if (count == names.size()) {
        return Listing.last(entries);
      }
      if (!entries.isEmpty()) {
        return Listing.partial(entries);
      }
      // All of them vanished: the page begins behind them.
      after = names.get(count - 1).text();
    }
  }

  /** The first names after {@code after}, ordered: one more than a page, to see whether it ends. */
  private List<LocalName> firstNames(FilePath directory, @Nullable String after)
      throws IOException {
    PriorityQueue<LocalName> names = new PriorityQueue<>(Comparator.reverseOrder());
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(paths.of(directory))) {
      for (Path entry : stream) {
        LocalName name = paths.nameOf(entry);
        if (after == null || FilePath.compareNames(name.text(), after) > 0) {
          names.add(name);
        }
        if (names.size() > pageSize + 1) {
          names.poll();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    List<LocalName> ordered = new ArrayList<>(names);
    Collections.sort(ordered);
    return ordered;
  }

  private List<FileStatus> statuses(FilePath directory, List<LocalName> names) throws IOException {
    List<FileStatus> entries = new ArrayList<>();
    for (LocalName name : names) {
      FilePath path = directory.child(name.text());
      if (name.isDecodable()) {
        statusUnlessGone(path).ifPresent(entries::add);
      } else {
        entries.add(FileStatus.builder(path, FileStatus.Type.UNDECODABLE).build());
      }
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
