package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Checks at the server's start for errors that would fail copies later. */
final class InstallationCheck {
  private static final String EXECUTORS = "oozie.service.ActionService.executor.ext.classes";
  private static final String SERVICES = "oozie.services.ext";
  private static final String SCHEMAS = "oozie.service.SchemaService.wf.ext.schemas";

  private final Configuration configuration;

  InstallationCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The problems of the service, each in one sentence with its solution. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    expect(problems, EXECUTORS, InstalledNames.EXECUTOR);
    expect(problems, SCHEMAS, InstalledNames.SCHEMA);
    for (Map.Entry<String, String> property : configuration) {
      if (property.getKey().startsWith(ServiceSettings.PREFIX)
          && !ServiceSettings.NAMES.contains(property.getKey())) {
        problems.add("there is no property " + property.getKey() + ": mend or remove it.");
      }
    }
    return problems;
  }

  /**
   * The problems of the executor. Only the executor can report that the service itself is missing.
   */
  List<String> problemsOfExecutor() {
    List<String> problems = new ArrayList<>();
    if (!names("oozie.services", InstalledNames.SERVICE)) {
      expect(problems, SERVICES, InstalledNames.SERVICE);
    }
    return problems;
  }

  /** The problems of the cluster file. */
  List<String> problems(ServedClusters clusters) {
    List<String> problems = new ArrayList<>();
    try {
      ClusterConfiguration read = clusters.read();
      for (String alias : read.aliases()) {
        check(problems, read.cluster(alias), clusters);
      }
    } catch (CopyException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private void expect(List<String> problems, String property, String value) {
    if (!names(property, value)) {
      problems.add("add " + value + " to " + property + " in oozie-site.xml.");
    }
  }

  private boolean names(String property, String value) {
    return Arrays.asList(configuration.getTrimmedStrings(property)).contains(value);
  }

  private static void check(
      List<String> problems, ClusterSettings cluster, ServedClusters clusters) {
    String name = "the cluster '" + cluster.name() + "' ";
    if (cluster.allowedUsers().isEmpty() && cluster.allowedGroups().isEmpty()) {
      problems.add(name + "is open to no user: set its allowed_users or allowed_groups.");
    }
    int known = problems.size();
    if (cluster.authMechanism() == AuthMechanism.TOKEN) {
      problems.add(
          name
              + "has auth_mechanism TOKEN, and all users would act as the token's owner: use"
              + " another one.");
    }
    if (cluster.authMechanism() == AuthMechanism.BASIC) {
      problems.add(
          name
              + "has auth_mechanism BASIC, and all users would act as the user of its password: use"
              + " another one.");
    }
    boolean isKerberos =
        cluster.authMechanism() == AuthMechanism.GSSAPI
            || cluster.authMechanism() == AuthMechanism.TKN_GSSAPI;
    if (isKerberos && !cluster.kerberos().hasProof() && !clusters.hasServerLogin()) {
      problems.add(
          name
              + "has auth_mechanism "
              + cluster.authMechanism()
              + " and no login: set its keytab, or oozie.howdah.kerberos.login to server.");
    }
    if (cluster.proxy() != null) {
      problems.add(name + "has a proxy, but here the workflow's user decides: remove it.");
    }
    if (problems.size() == known) {
      checkFiles(problems, cluster, clusters);
    }
  }

  /** Finds errors that only an attempt shows, such as a missing file. */
  private static void checkFiles(
      List<String> problems, ClusterSettings cluster, ServedClusters clusters) {
    try {
      clusters.check(cluster);
    } catch (CopyException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }
}
