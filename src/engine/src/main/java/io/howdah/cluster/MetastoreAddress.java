package io.howdah.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a metastore in the notation of {@code hive.metastore.uris}: {@code
 * thrift://host:port}, or several of them with commas. All servers of one address share a database.
 */
public final class MetastoreAddress {
  /** The port of a metastore where none is given. */
  public static final int DEFAULT_PORT = 9083;

  private static final int LARGEST_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile("(?i)thrift://(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::([0-9]{1,9}))?/?");

  private final List<MetastoreServer> servers;

  private MetastoreAddress(List<MetastoreServer> servers) {
    this.servers = Collections.unmodifiableList(servers);
  }

  /**
   * Parses an address.
   *
   * @throws IllegalArgumentException where it is invalid. The message is a part of a sentence,
   *     without the text, which may have a password in it.
   */
  public static MetastoreAddress parse(String text) {
    List<MetastoreServer> servers = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      servers.add(server(each.trim()));
    }
    return new MetastoreAddress(servers);
  }

  private static MetastoreServer server(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "it must have the form thrift://host:port, or several of these with commas between them");
    }
    String port = matcher.group(2);
    int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
    if (number < 1 || number > LARGEST_PORT) {
      throw new IllegalArgumentException("its port must be 1 to " + LARGEST_PORT);
    }
    return MetastoreServer.of(matcher.group(1).toLowerCase(Locale.ROOT), number);
  }

  /** The servers in the order in which they are tried, at least one. */
  public List<MetastoreServer> servers() {
    return servers;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetastoreAddress && ((MetastoreAddress) other).servers.equals(servers);
  }

  @Override
  public int hashCode() {
    return servers.hashCode();
  }

  /** The servers with commas, as they can be parsed. */
  @Override
  public String toString() {
    return servers.stream().map(MetastoreServer::toString).collect(Collectors.joining(","));
  }
}
