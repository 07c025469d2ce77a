package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What this machine's {@code krb5.conf} says; it is read and never changed. */
final class Krb5Conf {
  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<Path> filesRead = new HashSet<>();
  private final @Nullable Path file;

  private Krb5Conf(@Nullable Path file) {
    this.file = file;
  }

  /** Nothing, where there is no file. */
  static Krb5Conf none() {
    return new Krb5Conf(null);
  }

  /**
   * Reads a file and those that it includes.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where a line of one is at fault
   * @throws IOException where one of them cannot be read
   */
  static Krb5Conf read(Path file) throws IOException {
    Krb5Conf conf = new Krb5Conf(file);
    conf.readOnce(file);
    return conf;
  }

  @Nullable String defaultRealm() {
    return first("libdefaults/default_realm");
  }

  /** The default ticket cache as it is written there. */
  @Nullable String defaultTicketCache() {
    return first("libdefaults/default_ccache_name");
  }

  /** The KDCs of a realm, as they are written there. */
  List<String> kdcs(String realm) {
    return values.getOrDefault("realms/" + realm + "/kdc", Collections.emptyList());
  }

  /** Why nothing is known from it, as the end of a sentence. */
  String absence() {
    return file == null ? "there is no krb5.conf" : file + " names none";
  }

  private @Nullable String first(String key) {
    List<String> found = values.get(key);
    return found == null ? null : found.get(0);
  }

  private void readOnce(Path file) throws IOException {
    if (!filesRead.add(file.toRealPath())) {
      // Nothing is new in a file that is included again, perhaps by itself.
      return;
    }
    List<String> place = new ArrayList<>();
    // Lenient, since a comment may be in any encoding.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int number = 0;
    for (String raw : text.split("\r\n|[\r\n]", -1)) {
      number++;
      String line = raw.trim();
      if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.startsWith("includedir ")) {
        readAll(included(line.substring("includedir ".length()).trim(), file, number));
      } else if (line.startsWith("include ")) {
        readOnce(included(line.substring("include ".length()).trim(), file, number));
      } else if (line.startsWith("[") && line.contains("]")) {
        place.clear();
        place.add(line.substring(1, line.indexOf(']')).trim());
      } else if (line.startsWith("}")) {
        if (place.size() > 1) {
          place.remove(place.size() - 1);
        }
      } else {
        readRelation(line, place);
      }
    }
  }

  private static Path included(String name, Path file, int line) throws CopyException {
    try {
      return Paths.get(name);
    } catch (InvalidPathException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The file "
              + file
              + ", line "
              + line
              + ": '"
              + name
              + "' cannot be included, since it is no path: "
              + e.getReason()
              + ".",
          e);
    }
  }

  private void readRelation(String line, List<String> place) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      return;
    }
    String key = line.substring(0, equals).trim();
    String value = line.substring(equals + 1).trim();
    if (value.startsWith("{")) {
      place.add(key);
      return;
    }
    String path = String.join("/", place) + "/" + key;
    for (String each : key.equals("kdc") ? Arrays.asList(value.split("[\\s,]+")) : one(value)) {
      values.computeIfAbsent(path, any -> new ArrayList<>()).add(each);
    }
  }

  private static List<String> one(String value) {
    boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return Collections.singletonList(isQuoted ? value.substring(1, value.length() - 1) : value);
  }

  /** As MIT does: names of letters, digits, dashes and underscores, or those that end in .conf. */
  private void readAll(Path directory) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      for (Path file : stream) {
        String fileName = String.valueOf(file.getFileName());
        if (fileName.matches("[A-Za-z0-9_-]+|[^.].*\\.conf")) {
          files.add(file);
        }
      }
    }
    for (Path file : files) {
      readOnce(file);
    }
  }
}
