package io.howdah.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of encryption zones: a real key management server of Hadoop 3.4.3 in a JVM of its own,
 * for any number of clusters. It goes at the end with all its keys, also when this JVM is killed.
 */
public final class KmsServer implements AutoCloseable {
  private static final String MAIN = "org.apache.hadoop.crypto.key.kms.server.KMSWebServer";
  private static final String WEB_SERVER = "HTTP/localhost";

  private final int port;
  private final ServerProcess process;

  private KmsServer(String name, @Nullable Realm realm) {
    port = new FreePorts().next();
    Path scratch = Scratch.create(name);
    Path output = LogFiles.newFile(LogFiles.DIRECTORY, name);
    Path directory = scratch.resolve("conf");
    try {
      Files.createDirectories(directory);
      HadoopXml.write(directory.resolve("kms-site.xml"), site(scratch, realm));
      HadoopXml.write(directory.resolve("kms-acls.xml"), accessForAll());
      HadoopXml.write(
          directory.resolve("core-site.xml"),
          Map.of("hadoop.security.authentication", realm == null ? "simple" : "kerberos"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> jvmFlags = new ArrayList<>();
    jvmFlags.add("-Xmx256m");
    jvmFlags.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    jvmFlags.add("-Dkms.config.dir=" + directory);
    jvmFlags.add("-Dlog4j.configuration=hadoop-log4j.properties");
    jvmFlags.add("-Dlab.log.level=WARN");
    if (realm != null) {
      jvmFlags.add("-Djava.security.krb5.conf=" + realm.krb5Conf());
    }
    ServerCommand command =
        new ServerCommand(
            name,
            scratch,
            output,
            jvmFlags,
            Map.of(),
            ClassPaths.of("kms", "src/lab/hadoop/kms"),
            MAIN,
            List.of());
    process =
        new ServerProcess(command, List.of(port), () -> FreePorts.isTaken(port), List.of(output));
  }

  /**
   * Starts a server without keys, for insecure clusters.
   *
   * @param name what to call it in messages and in the name of its log
   */
  public static KmsServer start(String name) {
    return started(new KmsServer(name, null));
  }

  /** Starts a server without keys, for the secure clusters of a realm. */
  public static KmsServer start(String name, Realm realm) {
    return started(new KmsServer(name, realm));
  }

  /** Ends it without notice, as a crash does. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after it was killed, with its keys, at the same port. */
  public void start() {
    process.start();
  }

  /** Ends it and deletes its keys. */
  @Override
  public void close() {
    process.close();
  }

  /** As Hadoop's configuration names it. */
  URI provider() {
    return URI.create("kms://http@localhost:" + port + "/kms");
  }

  private static KmsServer started(KmsServer server) {
    server.process.startOrClose();
    return server;
  }

  private Map<String, String> site(Path scratch, @Nullable Realm realm) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("hadoop.kms.http.port", Integer.toString(port));
    entries.put("hadoop.kms.key.provider.uri", "jceks://file@" + scratch.resolve("keys.jceks"));
    entries.put("hadoop.kms.authentication.type", realm == null ? "simple" : "kerberos");
    if (realm != null) {
      entries.put("hadoop.kms.authentication.kerberos.principal", realm.principal(WEB_SERVER));
      entries.put("hadoop.kms.authentication.kerberos.keytab", realm.keytab(WEB_SERVER).toString());
      entries.put("hadoop.kms.authentication.kerberos.name.rules", "DEFAULT");
    }
    // DataNodes act for the users that read and write through them.
    String superuser = HdfsSecurity.NONE.with(realm).superuser();
    entries.put("hadoop.kms.proxyuser." + superuser + ".hosts", "*");
    entries.put("hadoop.kms.proxyuser." + superuser + ".users", "*");
    return entries;
  }

  private static Map<String, String> accessForAll() {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String operation : List.of("MANAGEMENT", "GENERATE_EEK", "DECRYPT_EEK", "READ")) {
      entries.put("default.key.acl." + operation, "*");
    }
    return entries;
  }
}
