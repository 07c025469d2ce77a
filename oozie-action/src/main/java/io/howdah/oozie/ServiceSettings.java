package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.KerberosSettings;
import io.howdah.oozie.run.RunSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The settings {@code oozie.howdah.*} of oozie-site.xml. */
final class ServiceSettings {
  static final String PREFIX = "oozie.howdah.";
  static final String CLUSTERS_FILE = PREFIX + "clusters.file";
  static final String DELETES = PREFIX + "deletes";

  private static final String SERVER_LOGIN = "oozie.service.HadoopAccessorService.";

  /** All valid names, without their prefix. */
  static final Set<String> NAMES =
      Stream.of(
              "clusters.file",
              "kerberos.login",
              "deletes",
              "copies.max",
              "threads.per.copy",
              "retry.max",
              "retry.interval",
              "lease.heartbeat",
              "lease.timeout",
              "watch.interval")
          .map(PREFIX::concat)
          .collect(Collectors.toSet());

  private final Configuration configuration;

  ServiceSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * The path of the cluster file.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the property is missing
   */
  Path clustersFile() throws CopyException {
    String file = configuration.get(CLUSTERS_FILE, "").trim();
    if (file.isEmpty()) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "oozie-site.xml must name the cluster file in " + CLUSTERS_FILE + ".");
    }
    return Paths.get(file);
  }

  /**
   * The settings for running copies.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} with the name of the invalid
   *     property
   */
  RunSettings runSettings() throws CopyException {
    RunSettings defaults = RunSettings.builder().build();
    RunSettings settings =
        RunSettings.builder()
            .mostCopies(number("copies.max", defaults.mostCopies(), 1, 1000))
            .threadsPerCopy(number("threads.per.copy", defaults.threadsPerCopy(), 1, 1000))
            .mostRetries(number("retry.max", defaults.mostRetries(), 0, 1000))
            .retryInterval(seconds("retry.interval", defaults.retryInterval()))
            .heartbeat(seconds("lease.heartbeat", defaults.heartbeat()))
            .leaseTimeout(seconds("lease.timeout", defaults.leaseTimeout()))
            .watchInterval(seconds("watch.interval", defaults.watchInterval()))
            .build();
    if (settings.leaseTimeout().compareTo(settings.heartbeat().multipliedBy(4)) < 0) {
      throw invalid(
          "lease.timeout",
          "must be at least four times "
              + PREFIX
              + "lease.heartbeat, so that no live owner is"
              + " taken for dead");
    }
    return settings;
  }

  /**
   * The login of this server, for clusters with Kerberos that define none. Null where each cluster
   * must define its own.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} where the server has no login
   */
  @Nullable KerberosSettings serverLogin() throws CopyException {
    String login = configuration.get(PREFIX + "kerberos.login", "clusters").trim();
    if (login.equals("clusters")) {
      return null;
    }
    if (!login.equals("server")) {
      throw invalid("kerberos.login", "must be clusters or server, not '" + login + "'");
    }
    String keytab = configuration.get(SERVER_LOGIN + "keytab.file", "").trim();
    String principal = configuration.get(SERVER_LOGIN + "kerberos.principal", "").trim();
    if (keytab.isEmpty() || principal.isEmpty()) {
      throw invalid(
          "kerberos.login",
          "is server, and "
              + SERVER_LOGIN
              + "keytab.file or "
              + SERVER_LOGIN
              + "kerberos.principal is not set");
    }
    return KerberosSettings.builder()
        .keytab(Paths.get(keytab))
        .principal(principal.contains("/_HOST") ? withHostName(principal) : principal)
        .build();
  }

  /** Replaces {@code _HOST} as Hadoop does. */
  private static String withHostName(String principal) throws CopyException {
    try {
      String host = InetAddress.getLocalHost().getCanonicalHostName().toLowerCase(Locale.ROOT);
      return principal.replace("/_HOST", "/" + host);
    } catch (UnknownHostException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION, "The name of this server is not known: " + e, e);
    }
  }

  /**
   * Whether copies may delete what their source does not have.
   *
   * @throws CopyException {@link ErrorCode#INVALID_CONFIGURATION} for another value than permitted
   *     and forbidden
   */
  boolean permitDeletes() throws CopyException {
    String deletes = configuration.get(DELETES, "permitted").trim();
    if (!deletes.equals("permitted") && !deletes.equals("forbidden")) {
      throw invalid("deletes", "must be permitted or forbidden, not '" + deletes + "'");
    }
    return deletes.equals("permitted");
  }

  private Duration seconds(String name, Duration standard) throws CopyException {
    return Duration.ofSeconds(number(name, (int) (standard.toMillis() / 1000), 1, 86_400));
  }

  private int number(String name, int standard, int least, int most) throws CopyException {
    String text = configuration.get(PREFIX + name, Integer.toString(standard)).trim();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(name, "must be a whole number, not '" + text + "'");
    }
    throw invalid(name, "must be " + least + " to " + most + ", not " + text);
  }

  private static CopyException invalid(String name, String problem) {
    return new CopyException(
        ErrorCode.INVALID_CONFIGURATION,
        "The property " + PREFIX + name + " in oozie-site.xml " + problem + ".");
  }
}
