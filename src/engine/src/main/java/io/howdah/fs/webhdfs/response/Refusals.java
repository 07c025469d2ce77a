package io.howdah.fs.webhdfs.response;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.request.Peer;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code refusals.txt}, with the meaning of each refusal of a server. */
final class Refusals {
  private static final String RESOURCE = "refusals.txt";
  private static final int COLUMNS = 5;
  private static final Refusals ALL = read();

  private final Map<String, List<Refusal>> sections = new LinkedHashMap<>();

  private Refusals() {}

  static Refusals all() {
    return ALL;
  }

  /** The first row whose fragment the message contains; null for none. */
  @Nullable Refusal byMessage(String message) {
    for (Refusal row : section("message")) {
      if (message.contains(row.key())) {
        return row;
      }
    }
    return null;
  }

  /** The row of an exception, given by the simple name of its class; null for none. */
  @Nullable Refusal byException(Peer peer, String exception) {
    Refusal special =
        peer == Peer.DATANODE ? find(section("exception of a DataNode"), exception) : null;
    return special == null ? find(section("exception"), exception) : special;
  }

  /** The row of an HTTP status; null for none. */
  @Nullable Refusal byStatus(int status) {
    return find(section("status"), Integer.toString(status));
  }

  /** All rows, in the order of the table. */
  List<Refusal> rows() {
    List<Refusal> rows = new ArrayList<>();
    sections.values().forEach(rows::addAll);
    return rows;
  }

  private List<Refusal> section(String name) {
    return sections.getOrDefault(name, Collections.emptyList());
  }

  private static @Nullable Refusal find(List<Refusal> rows, String key) {
    for (Refusal row : rows) {
      if (row.key().equals(key)) {
        return row;
      }
    }
    return null;
  }

  private static Refusals read() {
    Refusals refusals = new Refusals();
    try (InputStream in = Refusals.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + Refusals.class);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<Refusal> section = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = new ArrayList<>();
          refusals.sections.put(line.substring(1, line.indexOf(']')), section);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          section.add(row(line));
        }
      }
      return refusals;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal row(String line) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalStateException("not a row of " + RESOURCE + ": " + line);
    }
    return Refusal.of(
        columns[0].trim(), ErrorCode.valueOf(columns[2].trim()), recovery(columns[1].trim()));
  }

  private static Recovery recovery(String outcome) {
    switch (outcome) {
      case "lasting":
        return Recovery.NONE;
      case "passing":
        return Recovery.REPEAT;
      case "unknown":
        return Recovery.LOOK_FIRST;
      default:
        throw new IllegalStateException("not an outcome of " + RESOURCE + ": " + outcome);
    }
  }
}
