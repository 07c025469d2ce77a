package io.howdah.lab.node;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Compares two trees name by name and byte by byte, and keeps what differs. */
final class TreeComparison {
  private static final int BUFFER = 1 << 18;

  private final List<String> attributes;
  private final int limit;
  private final Tree first;
  private final Tree second;
  private final List<Message> differences = new ArrayList<>();
  private long differenceCount;

  /**
   * @param attributes the names of the attributes that must be equal too
   * @param limit how many differences to describe; the rest are only counted
   */
  TreeComparison(List<String> attributes, int limit, Tree first, Tree second) {
    this.attributes = attributes;
    this.limit = limit;
    this.first = first;
    this.second = second;
  }

  Message run(
      SortedMap<String, Tree.Entry> firstEntries,
      SortedMap<String, Tree.Entry> secondEntries,
      int threads)
      throws Exception {
    TreeSet<String> paths = new TreeSet<>(firstEntries.keySet());
    paths.addAll(secondEntries.keySet());
    List<Callable<Long>> contents = new ArrayList<>();
    long files = 0;
    long directories = 0;
    if (paths.isEmpty()) {
      differ("", "BOTH_MISSING", "", "");
    }
    for (String path : paths) {
      Tree.Entry one = firstEntries.get(path);
      Tree.Entry other = secondEntries.get(path);
      if (one == null || other == null) {
        differ(path, one == null ? "ONLY_IN_SECOND" : "ONLY_IN_FIRST", type(one), type(other));
        continue;
      }
      if (!one.type().equals(other.type())) {
        differ(path, "TYPE", one.type(), other.type());
        continue;
      }
      compareAttributes(path, one.attributes(), other.attributes());
      if (!one.type().equals("FILE")) {
        directories++;
        continue;
      }
      files++;
      if (one.length() != other.length()) {
        differ(path, "LENGTH", Long.toString(one.length()), Long.toString(other.length()));
        continue;
      }
      contents.add(() -> compareContent(path, one.length()));
    }
    long bytes = 0;
    for (long compared : Parallel.run(threads, contents)) {
      bytes += compared;
    }
    return Message.of("files", files)
        .with("directories", directories)
        .with("bytes", bytes)
        .with("differenceCount", differenceCount)
        .withMessages("differences", differences);
  }

  // An attribute that one side does not have, such as a local file's replication, cannot differ.
  private void compareAttributes(String path, Map<String, String> one, Map<String, String> other) {
    for (String attribute : attributes) {
      String oneValue = one.get(attribute);
      String otherValue = other.get(attribute);
      if (oneValue != null && otherValue != null && !oneValue.equals(otherValue)) {
        differ(path, attribute, oneValue, otherValue);
      }
    }
  }

  private long compareContent(String path, long length) throws IOException {
    byte[] oneBuffer = new byte[(int) Math.min(BUFFER, length + 1)];
    byte[] otherBuffer = new byte[oneBuffer.length];
    long position = 0;
    try (InputStream one = first.open(path);
        InputStream other = second.open(path)) {
      while (true) {
        int oneCount = one.readNBytes(oneBuffer, 0, oneBuffer.length);
        int otherCount = other.readNBytes(otherBuffer, 0, otherBuffer.length);
        int mismatch = Arrays.mismatch(oneBuffer, 0, oneCount, otherBuffer, 0, otherCount);
        if (mismatch >= 0) {
          differ(
              path,
              "CONTENT",
              at(oneBuffer, oneCount, mismatch, position),
              at(otherBuffer, otherCount, mismatch, position));
          return position + mismatch;
        }
        position += oneCount;
        if (oneCount < oneBuffer.length) {
          return position;
        }
      }
    }
  }

  private static String at(byte[] buffer, int count, int index, long position) {
    return index < count
        ? String.format("byte %02x at %d", buffer[index], position + index)
        : "end at " + (position + count);
  }

  private static String type(Tree.@Nullable Entry entry) {
    return entry == null ? "" : entry.type();
  }

  private synchronized void differ(String path, String kind, String one, String other) {
    differenceCount++;
    if (differences.size() < limit) {
      differences.add(
          Message.of("path", path).with("kind", kind).with("first", one).with("second", other));
    }
  }
}
