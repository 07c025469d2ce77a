package io.howdah.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.howdah.CopyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A configuration file that a test writes and reads; single quotes stand for double ones. */
final class ConfigurationFile {
  static final String PYWHDFS_README =
      """
      {
        "clusters": [
          {
            "name": "prod",
            "auth_mechanism": "GSSAPI",
            "verify": false,
            "truststore": "trust/store/path.jks",
            "nameservices": [
              {
                "urls": ["http://first_namenode_url:50070" , "http://second_namenode_url:50070"],
                "mounts": ["/"]
              }
             ]
          }
        ]
      }
      """;

  private final Path path;

  /** A file in a directory; it is not there yet. */
  ConfigurationFile(Path directory) {
    path = directory.resolve("webhdfs.cfg");
  }

  Path path() {
    return path;
  }

  /** One cluster, and what else it is to have. */
  static String cluster(String members) {
    return "{'clusters': [{"
        + members
        + "'name': 'prod', 'nameservices': [{'urls': ['http://nn1:9870'], 'mounts': ['/']}]}]}";
  }

  /** What a file of that text, which its owner alone may read, is read as. */
  ClusterConfiguration read(String text) throws CopyException, IOException {
    write(text, "rw-------");
    return read();
  }

  ClusterConfiguration read() throws CopyException {
    return reader().read(path);
  }

  void write(String text, String permissions) throws IOException {
    Files.write(path, (text.contains("\"") ? text : text.replace('\'', '"')).getBytes(UTF_8));
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /** Of a user whose home directory lies beside the file. */
  ConfigurationReader reader() {
    return new ConfigurationReader(Map.of(), path.resolveSibling("home"));
  }
}
