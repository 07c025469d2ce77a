package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** The principal of a cluster's servers, as a key of the configuration has it. */
final class ServiceName {
  private static final String HOST = "_HOST";

  private final String cluster;
  private final String key;
  private final String text;

  /**
   * Creates a name.
   *
   * @param key the key that has it, for messages
   * @param text such as {@code HTTP/_HOST@REALM}; the host and the realm may be missing
   */
  ServiceName(String cluster, String key, String text) {
    this.cluster = cluster;
    this.key = key;
    this.text = text;
  }

  /**
   * The principal of one server.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where it is of another realm than
   *     the client
   */
  Principal at(String host, Principal client) throws CopyException {
    String other = Principal.realm(text);
    if (other != null && !other.equals(client.realm())) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "Cluster '"
              + cluster
              + "': the "
              + key
              + " '"
              + text
              + "' is of another realm than '"
              + client
              + "', and no trust between realms is followed: log in to the server's own realm.");
    }
    List<String> names = new ArrayList<>();
    for (String part : Principal.names(text)) {
      names.add(part.equals(HOST) ? host : part);
    }
    if (names.size() == 1) {
      names.add(host);
    }
    return Principal.of(names, client.realm());
  }
}
