package io.howdah.oozie;

import io.howdah.lab.OozieServerBuilder;
import io.howdah.lab.SecureLab;
import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Servers whose own cluster is insecure, and which copy between clusters of every kind. */
final class SecureServer {
  /** The user that the secure clusters let act for alice alone. */
  static final String LOGIN = "oozie";

  private SecureServer() {}

  /** A server for these clusters, which all users may use. */
  static OozieServerBuilder named(
      String name, SecureLab lab, Path directory, List<Message> clusters) throws IOException {
    Path file = directory.resolve("clusters.json");
    Files.writeString(
        file,
        Message.EMPTY
            .withMessages(
                "clusters",
                clusters.stream().map(each -> each.with("allowed_users", List.of("*"))).toList())
            .toString());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return CopyLab.server(name, lab.cluster("open"), file);
  }
}
