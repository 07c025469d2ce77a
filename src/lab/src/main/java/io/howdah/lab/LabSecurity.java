package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The security options of the shell for all clusters of a lab. */
final class LabSecurity {
  private static final String SUPERUSER = "hdfs/localhost";
  private static final String AUTHORITY = "ca.pem";

  private final Optional<List<String>> users;
  private final @Nullable CertificateAuthority authority;
  private final Path directory;

  private LabSecurity(
      Optional<List<String>> users, @Nullable CertificateAuthority authority, Path directory) {
    this.users = users;
    this.authority = authority;
    this.directory = directory;
  }

  static LabSecurity of(Arguments arguments, Path directory) throws IOException {
    Optional<List<String>> users =
        arguments.optional("secure").map(names -> List.of(names.split(",", -1)));
    if (!arguments.has("https")) {
      return new LabSecurity(users, null, directory);
    }
    CertificateAuthority authority = CertificateAuthority.create();
    copy(authority.pem(), Files.createDirectories(directory).resolve(AUTHORITY));
    return new LabSecurity(users, authority, directory);
  }

  /** Applies the options to a cluster, and writes the files of its clients. */
  HdfsClusterBuilder apply(HdfsClusterBuilder builder) throws IOException {
    if (authority != null) {
      builder.https(authority);
    }
    if (users.isPresent()) {
      builder.secure(realm(builder.options().name(), users.get()));
    }
    return builder;
  }

  /** Adds the superuser's login to Howdah's configuration. */
  static Message describe(HdfsCluster cluster, Path directory, Message entry) {
    Message described = entry;
    if (cluster.urls().get(0).getScheme().equals("https")) {
      described = described.with("ca", directory.resolve(AUTHORITY).toString());
    }
    if (cluster.realm().isEmpty()) {
      return described.with("auth_mechanism", "NONE");
    }
    Realm realm = cluster.realm().get();
    Path files = directory.resolve(cluster.name());
    return described
        .with("auth_mechanism", "GSSAPI")
        .with("principal", realm.principal(SUPERUSER))
        .with("keytab", files.resolve("hdfs.keytab").toString())
        .with("realm", realm.name())
        .with("kdc", realm.address());
  }

  private Realm realm(String cluster, List<String> users) throws IOException {
    Realm realm =
        Realm.builder(cluster.toUpperCase(Locale.ROOT) + ".TEST")
            .users(users.toArray(String[]::new))
            .start();
    Path files = Files.createDirectories(directory.resolve(cluster));
    copy(realm.krb5Conf(), files.resolve("krb5.conf"));
    copy(realm.keytab(SUPERUSER), files.resolve("hdfs.keytab"));
    for (String user : users) {
      copy(realm.keytab(user), files.resolve(user + ".keytab"));
    }
    return realm;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
