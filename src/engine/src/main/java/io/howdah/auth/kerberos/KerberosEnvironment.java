package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Kerberos settings of this machine, used where the configuration has none: {@code krb5.conf}
 * and the user's ticket cache. They are read and never changed.
 */
public final class KerberosEnvironment {
  private static final String CACHE_OF_FILE = "FILE:";
  private static final String USER_ID = "%{uid}";

  private final Map<String, String> variables;
  private final @Nullable String property;
  private final Path standardFile;
  private final String home;

  private KerberosEnvironment(
      Map<String, String> variables, @Nullable String property, Path standardFile, String home) {
    this.variables = Collections.unmodifiableMap(new HashMap<>(variables));
    this.property = property;
    this.standardFile = standardFile;
    this.home = home;
  }

  /** The environment of this process. */
  public static KerberosEnvironment ofThisProcess() {
    return of(
        System.getenv(),
        System.getProperty("java.security.krb5.conf"),
        Paths.get("/etc/krb5.conf"),
        String.valueOf(System.getProperty("user.home")));
  }

  /**
   * Another environment.
   *
   * @param variables environment variables
   * @param property the system property for {@code krb5.conf}; null where it is not set
   * @param standardFile the default place of {@code krb5.conf}
   * @param home the home directory of the user of this process
   */
  static KerberosEnvironment of(
      Map<String, String> variables, @Nullable String property, Path standardFile, String home) {
    return new KerberosEnvironment(variables, property, standardFile, home);
  }

  /**
   * The file from {@code KRB5_CONFIG}, Java's system property or the default place, in this order.
   */
  Krb5Conf krb5Conf() throws CopyException {
    Path file = krb5ConfFile();
    try {
      return Files.exists(file) ? Krb5Conf.read(file) : Krb5Conf.none();
    } catch (CopyException e) {
      throw e;
    } catch (IOException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION, "The file " + file + " cannot be read: " + e, e);
    }
  }

  private Path krb5ConfFile() {
    String named = variables.get("KRB5_CONFIG");
    if (named == null || named.isEmpty()) {
      return property == null || property.isEmpty() ? standardFile : Paths.get(property);
    }
    String[] files = named.split(":", -1);
    for (String file : files) {
      if (Files.exists(Paths.get(file))) {
        return Paths.get(file);
      }
    }
    return Paths.get(files[0]);
  }

  /** The ticket cache that {@code kinit} writes by default. */
  Path ticketCache(Krb5Conf conf) throws CopyException {
    String name = variables.get("KRB5CCNAME");
    if (name == null || name.isEmpty()) {
      name = conf.defaultTicketCache();
    }
    if (name == null) {
      name = "/tmp/krb5cc_%{uid}";
    }
    if (name.startsWith(CACHE_OF_FILE)) {
      name = name.substring(CACHE_OF_FILE.length());
    } else if (name.matches("[A-Z]+:.*")) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The ticket cache "
              + name
              + " is not a file, and no other kind can be read: name a"
              + " keytab, password_file or ccache.");
    }
    return Paths.get(name.contains(USER_ID) ? name.replace(USER_ID, userId()) : name);
  }

  /** The user id is the owner of the home directory: Java has no method for it. */
  private String userId() throws CopyException {
    try {
      return String.valueOf(Files.getAttribute(Paths.get(home), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "The user's id, and with it the default ticket cache, is not known, since the home"
              + " directory '"
              + home
              + "' has no known owner: name ccache.",
          e);
    }
  }
}
