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

/** The content of this machine's {@code krb5.conf}, which is read and never changed. */
final class Krb5Conf {
  private final Map<String, List<String>> values = new HashMap<>();
  private final Set<Path> filesRead = new HashSet<>();
  private final @Nullable Path file;

  private Krb5Conf(@Nullable Path file) {
    this.file = file;
  }

  /** The content without a file. */
  static Krb5Conf none() {
    return new Krb5Conf(null);
  }

  /**
   * Reads a file and the files that it includes.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where a line is invalid
   * @throws IOException where one of the files cannot be read
   */
  static Krb5Conf read(Path file) throws IOException {
    Krb5Conf conf = new Krb5Conf(file);
    conf.readOnce(file);
    return conf;
  }

  @Nullable String defaultRealm() {
    return first("libdefaults/default_realm");
  }

  /** The default ticket cache as written in the file. */
  @Nullable String defaultTicketCache() {
    return first("libdefaults/default_ccache_name");
  }

  /** The KDCs of a realm as written in the file. */
  List<String> kdcs(String realm) {
    return values.getOrDefault("realms/" + realm + "/kdc", Collections.emptyList());
  }

  /** The reason why a value is missing, as the end of a sentence. */
  String absence() {
    return file == null ? "there is no krb5.conf" : file + " names none";
  }

  private @Nullable String first(String key) {
    List<String> found = values.get(key);
    return found == null ? null : found.get(0);
  }

  private void readOnce(Path file) throws IOException {
    if (!filesRead.add(file.toRealPath())) {
      // The file was read before; it may even include itself.
      return;
    }
    List<String> place = new ArrayList<>();
    // Malformed characters are accepted, since a comment may have any encoding.
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

  /**
   * As in MIT Kerberos: only names of letters, digits, dashes and underscores, or names that end in
   * .conf.
   */
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
