package io.howdah.lab.node;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tree on this machine. */
final class LocalTree implements Tree {
  private static final String ATTRIBUTES =
      "unix:mode,owner,group,size,isDirectory,isSymbolicLink,lastModifiedTime";

  private final Path root;

  LocalTree(Path root) {
    this.root = root;
  }

  @Override
  public SortedMap<String, Entry> entries(int threads) throws IOException {
    if (!Files.exists(root)) {
      throw new FileNotFoundException("File does not exist: " + root);
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.collect(Collectors.toList());
    }
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (Path path : paths) {
      entries.put(root.relativize(path).toString(), entry(path));
    }
    return entries;
  }

  @Override
  public InputStream open(String path) throws IOException {
    return Files.newInputStream(root.resolve(path));
  }

  private static Entry entry(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("OWNER", String.valueOf(found.get("owner")));
    attributes.put("GROUP", String.valueOf(found.get("group")));
    attributes.put(
        "PERMISSION", String.format("%o", ((Number) attribute(found, "mode")).intValue() & 07777));
    attributes.put(
        "MODIFICATION_TIME",
        Long.toString(
            ((java.nio.file.attribute.FileTime) attribute(found, "lastModifiedTime")).toMillis()));
    String type = "FILE";
    if (Boolean.TRUE.equals(found.get("isSymbolicLink"))) {
      type = "SYMLINK";
    } else if (Boolean.TRUE.equals(found.get("isDirectory"))) {
      type = "DIRECTORY";
    }
    long length = type.equals("FILE") ? ((Number) attribute(found, "size")).longValue() : 0;
    return new Entry(type, length, attributes);
  }

  private static Object attribute(Map<String, Object> found, String name) {
    return java.util.Objects.requireNonNull(found.get(name), name);
  }
}
