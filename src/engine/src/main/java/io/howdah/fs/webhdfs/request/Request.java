package io.howdah.fs.webhdfs.request;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One request to a NameNode, before it is known to which one and as which user. */
public final class Request {
  public static final String PREFIX = "/webhdfs/v1";

  private static final Set<String> FROM_THE_SOURCE =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "aclspec",
                  "ecpolicy",
                  "group",
                  "owner",
                  "storagepolicy",
                  "xattr.name",
                  "xattr.value")));

  /** A shorter name cannot contain what a refusal is recognized by. */
  private static final int SHORTEST_NAME = 8;

  private final Operation operation;
  private final FilePath path;
  private final Map<String, String> parameters;

  private Request(Operation operation, FilePath path, Map<String, String> parameters) {
    this.operation = operation;
    this.path = path;
    this.parameters = parameters;
  }

  public static Request of(Operation operation, FilePath path) {
    return new Request(operation, path, Collections.emptyMap());
  }

  /** This request with one more parameter, unencoded. */
  public Request with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new Request(operation, path, more);
  }

  public Request with(String name, long value) {
    return with(name, Long.toString(value));
  }

  public Operation operation() {
    return operation;
  }

  public FilePath path() {
    return path;
  }

  /**
   * The URI of the request.
   *
   * @param nameNode where the server is, possibly with the path prefix of a gateway
   * @param identity parameters that name the user
   */
  public URI uri(URI nameNode, Map<String, String> identity) throws CopyException {
    StringBuilder uri = new StringBuilder(withoutSlash(nameNode.toString()));
    uri.append(rawPath()).append("?op=").append(operation);
    append(uri, identity);
    appendParameters(uri);
    return URI.create(uri.toString());
  }

  /** The path of the URI, percent-encoded. */
  public String rawPath() throws CopyException {
    return PREFIX + PercentEncoding.encode(path.toString());
  }

  /** Adds the parameters, beside the operation, to the query of a URI. */
  public void appendParameters(StringBuilder uri) throws CopyException {
    append(uri, parameters);
  }

  /** A server's message about this request, with nothing in it that the user named. */
  public String withoutItsPaths(String message) {
    String rest = without(message, path.toString());
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      if (value.startsWith("/")) {
        rest = without(rest, value);
      } else if (FROM_THE_SOURCE.contains(parameter.getKey())) {
        rest = withoutNames(rest, value);
      }
    }
    return rest;
  }

  /** Names of the source may contain what servers write in a refusal of another kind. */
  private static String withoutNames(String message, String value) {
    String rest = value.length() < SHORTEST_NAME ? message : message.replace(value, "");
    for (String name : value.split("[:,.]", -1)) {
      rest = name.length() >= SHORTEST_NAME ? rest.replace(name, "") : rest;
    }
    return rest;
  }

  /** The operation and its path, for messages. */
  @Override
  public String toString() {
    return operation + " " + path;
  }

  private static String without(String message, String path) {
    return path.equals("/") ? message : message.replace(path, "");
  }

  private static void append(StringBuilder uri, Map<String, String> parameters)
      throws CopyException {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      uri.append('&').append(parameter.getKey());
      uri.append('=').append(PercentEncoding.encode(parameter.getValue()));
    }
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
