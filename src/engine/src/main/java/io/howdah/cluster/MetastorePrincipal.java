package io.howdah.cluster;

import io.howdah.CopyException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the principal of a cluster's metastore. */
final class MetastorePrincipal {
  static final String KEY = "metastore_principal";

  private static final String METASTORE = "metastore";
  private static final Pattern FORM = Pattern.compile("[^/@\\s]+/[^/@\\s]+(@[^/@\\s]+)?");

  private MetastorePrincipal() {}

  static @Nullable String read(JsonMembers members) throws CopyException {
    String text = members.string(KEY);
    if (text != null && !FORM.matcher(text).matches()) {
      throw members
          .required(KEY)
          .invalid("must have the form hive/_HOST@REALM, not '" + text + "'");
    }
    return text;
  }

  /**
   * Checks that the principal is there where the metastore needs one, and only there.
   *
   * @param authMechanism null where the cluster has the default
   */
  static void check(JsonValue cluster, JsonMembers members, @Nullable AuthMechanism authMechanism)
      throws CopyException {
    boolean isKerberos =
        authMechanism == AuthMechanism.GSSAPI || authMechanism == AuthMechanism.TKN_GSSAPI;
    boolean hasMetastore = members.string(METASTORE) != null;
    if (members.string(KEY) == null) {
      if (isKerberos && hasMetastore) {
        throw cluster.invalid(
            "has a metastore and auth_mechanism "
                + authMechanism
                + " and must have the key '"
                + KEY
                + "', such as hive/_HOST@REALM");
      }
    } else if (!hasMetastore) {
      throw members.required(KEY).invalid("needs the key '" + METASTORE + "'");
    } else if (!isKerberos) {
      throw members.required(KEY).invalid("needs auth_mechanism GSSAPI or TKN_GSSAPI");
    }
  }
}
