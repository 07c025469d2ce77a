package io.howdah.cluster;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration file of pywhdfs, so that its users need no new one. Every error is one
 * sentence with the file, line, column and JSON path.
 */
public final class ConfigurationReader {
  /** The environment variable with the file, for use without an option. */
  public static final String VARIABLE = "WEBHDFS_CONFIG";

  private static final String DEFAULT_NAME = ".webhdfs.cfg";
  private static final long LARGEST = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, String> environment;
  private final Path home;

  /**
   * Creates a reader.
   *
   * @param environment environment variables by name
   * @param home the user's home directory
   */
  public ConfigurationReader(Map<String, String> environment, Path home) {
    this.environment = environment;
    this.home = home;
  }

  /**
   * The path of the configuration: the file of the option, or else of {@value #VARIABLE}, or else
   * {@code .webhdfs.cfg} in the user's home.
   *
   * @param option the value of the option; null where it is missing
   */
  public Path locate(@Nullable String option) {
    String variable = environment.get(VARIABLE);
    if (option != null) {
      return new FilePlaces(home.getFileSystem().getPath(""), home).resolve(option);
    }
    if (variable != null && !variable.isEmpty()) {
      return new FilePlaces(home.getFileSystem().getPath(""), home).resolve(variable);
    }
    return home.resolve(DEFAULT_NAME);
  }

  /**
   * Reads and checks a whole file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where it cannot be read or is
   *     invalid, or where it contains a secret and every user of this machine can read it
   */
  public ClusterConfiguration read(Path file) throws CopyException {
    JsonValue root = JsonDocument.parse(file.toString(), text(file));
    JsonMembers members = JsonMembers.of(root, "clusters", "limits", "configuration");
    Path parent = file.toAbsolutePath().getParent();
    FilePlaces files = new FilePlaces(parent == null ? home : parent, home);
    ClusterReader clusterReader = new ClusterReader(files);

    ClusterConfiguration.Builder builder = ClusterConfiguration.builder();
    JsonValue clusters = members.required("clusters");
    if (clusters.elements().isEmpty()) {
      throw clusters.invalid("must describe at least one cluster");
    }
    for (JsonValue each : clusters.elements()) {
      ClusterSettings settings = clusterReader.read(each);
      String refusal = builder.refusal(settings.name());
      if (refusal != null) {
        throw each.member("name").invalid("is not possible: " + refusal);
      }
      builder.cluster(settings);
    }
    checkPrivacy(file, clusterReader.secrets());
    JsonValue limits = members.optional("limits");
    if (limits != null) {
      builder.limits(
          LimitsReader.read(JsonMembers.of(limits, LimitsReader.BANDWIDTH, LimitsReader.REQUESTS)));
    }
    JsonValue configuration = members.optional("configuration");
    if (configuration != null) {
      builder.logging(new LoggingReader(files).read(configuration));
    }
    return builder.build();
  }

  private static String text(Path file) throws CopyException {
    byte[] bytes = bytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8 text", e);
    }
  }

  private static byte[] bytes(Path file) throws CopyException {
    try {
      if (Files.isDirectory(file)) {
        throw unreadable(file, "is a directory", null);
      }
      if (Files.size(file) > LARGEST) {
        throw unreadable(
            file, "has " + Files.size(file) + " bytes and may have " + LARGEST + " at most", null);
      }
      return Files.readAllBytes(file);
    } catch (CopyException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw unreadable(file, "does not exist", e);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "may not be read by the present user", e);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static CopyException unreadable(
      Path file, String predicate, @Nullable IOException cause) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION,
        "The configuration file " + file + " " + predicate + ".",
        cause);
  }

  private static void checkPrivacy(Path file, List<JsonValue> secrets) throws CopyException {
    if (secrets.isEmpty()
        || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw secrets
            .get(0)
            .invalid(
                "is secret, but every user of this machine can read the file; run 'chmod 600 "
                    + file
                    + "'");
      }
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(file, "has no readable permissions: " + e.getMessage(), e);
    }
  }
}
