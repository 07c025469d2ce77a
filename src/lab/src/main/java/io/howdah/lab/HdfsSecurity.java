package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster and its clients authenticate.
 *
 * @param realm the realm of its users; null for simple authentication
 * @param keystore with the web servers' certificate; null for http
 */
record HdfsSecurity(@Nullable Realm realm, @Nullable Path keystore) {
  /** Every user name is accepted, and nothing is encrypted. */
  static final HdfsSecurity NONE = new HdfsSecurity(null, null);

  private static final String SUPERUSER = "hdfs";
  private static final String HTTPFS = "httpfs";
  private static final String SERVER = "hdfs/localhost";
  private static final String SERVER_XML = "ssl-server.xml";
  private static final String WEB_SERVER = "HTTP/localhost";

  HdfsSecurity with(@Nullable Realm realm) {
    return new HdfsSecurity(realm, keystore);
  }

  HdfsSecurity with(Path keystore) {
    return new HdfsSecurity(realm, keystore);
  }

  boolean isKerberos() {
    return realm != null;
  }

  /** Of the web servers. */
  String scheme() {
    return keystore == null ? "http" : "https";
  }

  String superuser() {
    return isKerberos() ? SUPERUSER : System.getProperty("user.name");
  }

  /** The JVM flags of every process of the cluster. */
  List<String> jvmFlags() {
    List<String> flags = new ArrayList<>();
    if (realm != null) {
      flags.add("-Djava.security.krb5.conf=" + realm.krb5Conf());
    }
    if (keystore != null) {
      // The cluster's own first request uses the server's keystore as its truststore.
      for (String store : List.of("keyStore", "trustStore")) {
        flags.add("-Djavax.net.ssl." + store + "=" + keystore);
        flags.add("-Djavax.net.ssl." + store + "Password=" + CertificateAuthority.PASSWORD);
      }
    }
    return flags;
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
    if (keystore != null) {
      addHttps(keystore, scratch, entries);
    } else if (realm != null) {
      // Otherwise a DataNode requires ports that only root may use.
      entries.put("ignore.secure.ports.for.testing", "true");
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
    // Without it a NameNode accepts any user.name of a WebHDFS client.
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
    for (String proxy : List.of(SUPERUSER, HTTPFS)) {
      entries.put("hadoop.proxyuser." + proxy + ".hosts", "*");
      entries.put("hadoop.proxyuser." + proxy + ".users", "*");
    }
  }

  private static void addHttps(Path keystore, Path scratch, Map<String, String> entries) {
    entries.put("dfs.http.policy", "HTTPS_ONLY");
    Map<String, String> server = new LinkedHashMap<>();
    for (String store : List.of("keystore", "truststore")) {
      server.put("ssl.server." + store + ".location", keystore.toString());
      server.put("ssl.server." + store + ".password", CertificateAuthority.PASSWORD);
      server.put("ssl.server." + store + ".type", "PKCS12");
    }
    server.put("ssl.server.keystore.keypassword", CertificateAuthority.PASSWORD);
    try {
      // Hadoop finds it on the class path only.
      HadoopXml.write(HadoopProcess.classPathDirectory(scratch).resolve(SERVER_XML), server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of {@code httpfs-site.xml} in front of a cluster that uses this realm. */
  static Map<String, String> httpFsConfiguration(Realm realm) {
    String server = HTTPFS + "/localhost";
    String keytab = realm.keytab(server, WEB_SERVER).toString();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("hadoop.http.authentication.type", "kerberos");
    entries.put("hadoop.http.authentication.kerberos.principal", realm.principal(WEB_SERVER));
    entries.put("hadoop.http.authentication.kerberos.keytab", keytab);
    entries.put("httpfs.hadoop.authentication.type", "kerberos");
    entries.put("httpfs.hadoop.authentication.kerberos.principal", realm.principal(server));
    entries.put("httpfs.hadoop.authentication.kerberos.keytab", keytab);
    return entries;
  }

  // Each cluster has its own: cookies are valid for all ports of a host, so a client may send one
  // to another cluster.
  private static Path cookieSecret(Path scratch) {
    try {
      return Files.writeString(scratch.resolve("cookie.secret"), UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
