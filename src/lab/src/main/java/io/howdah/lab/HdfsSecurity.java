package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster proves who it is and learns who its clients are.
 *
 * @param realm where its users are known; null for simple authentication
 */
record HdfsSecurity(@Nullable Realm realm) {
  /** Every user is believed. */
  static final HdfsSecurity NONE = new HdfsSecurity(null);

  private static final String SUPERUSER = "hdfs";
  private static final String SERVER = "hdfs/localhost";
  private static final String WEB_SERVER = "HTTP/localhost";

  HdfsSecurity with(Realm realm) {
    return new HdfsSecurity(realm);
  }

  boolean isKerberos() {
    return realm != null;
  }

  String superuser() {
    return isKerberos() ? SUPERUSER : System.getProperty("user.name");
  }

  /** What every JVM of the cluster must be told before Hadoop is in it. */
  List<String> jvmFlags() {
    return realm == null ? List.of() : List.of("-Djava.security.krb5.conf=" + realm.krb5Conf());
  }

  /**
   * The entries of Hadoop's configuration, for servers and clients.
   *
   * @param scratch where the files go that the entries name
   */
  Map<String, String> configuration(Path scratch) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (realm != null) {
      addKerberos(realm, scratch, entries);
    }
    return entries;
  }

  private static void addKerberos(Realm realm, Path scratch, Map<String, String> entries) {
    String keytab = realm.keytab(SERVER, WEB_SERVER).toString();
    entries.put("hadoop.security.authentication", "kerberos");
    entries.put("hadoop.security.authorization", "true");
    // One principal for all: servers that share a JVM share a login.
    for (String server : List.of("namenode", "datanode")) {
      entries.put("dfs." + server + ".kerberos.principal", realm.principal(SERVER));
      entries.put("dfs." + server + ".keytab.file", keytab);
    }
    // Without it a NameNode believes any user.name that a WebHDFS client says.
    entries.put("hadoop.http.authentication.type", "kerberos");
    entries.put("hadoop.http.authentication.kerberos.principal", realm.principal(WEB_SERVER));
    entries.put("hadoop.http.authentication.kerberos.keytab", keytab);
    entries.put(
        "hadoop.http.authentication.signature.secret.file", cookieSecret(scratch).toString());
    entries.put("dfs.web.authentication.kerberos.principal", realm.principal(WEB_SERVER));
    entries.put("dfs.web.authentication.kerberos.keytab", keytab);
    entries.put("dfs.block.access.token.enable", "true");
    entries.put("dfs.data.transfer.protection", "authentication");
    // The referee may have to compare with an insecure cluster.
    entries.put("ipc.client.fallback-to-simple-auth-allowed", "true");
    // Otherwise a DataNode wants ports that only root may have, or https.
    entries.put("ignore.secure.ports.for.testing", "true");
    entries.put("hadoop.proxyuser." + SUPERUSER + ".hosts", "*");
    entries.put("hadoop.proxyuser." + SUPERUSER + ".users", "*");
  }

  // Each cluster its own: cookies do not tell ports apart, so a client's may go to another cluster.
  private static Path cookieSecret(Path scratch) {
    try {
      return Files.writeString(scratch.resolve("cookie.secret"), UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
