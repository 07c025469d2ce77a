package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.cluster.AuthMechanism;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Finds out at the server's start what would make copies fail later. */
final class InstallationCheck {
  static final String SCHEMA = "webhdfs-copy-action-1.0.xsd";

  private static final String EXECUTORS = "oozie.service.ActionService.executor.ext.classes";
  private static final String SCHEMAS = "oozie.service.SchemaService.wf.ext.schemas";

  private final Configuration configuration;
  private final ServedClusters clusters;

  InstallationCheck(Configuration configuration, ServedClusters clusters) {
    this.configuration = configuration;
    this.clusters = clusters;
  }

  /** One sentence for each thing that is wrong, with what to do. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    expect(problems, EXECUTORS, WebHdfsCopyActionExecutor.class.getName());
    expect(problems, SCHEMAS, SCHEMA);
    try {
      ClusterConfiguration read = clusters.read();
      for (String alias : read.aliases()) {
        check(problems, read.cluster(alias));
      }
    } catch (CopyException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return problems;
  }

  private void expect(List<String> problems, String property, String value) {
    if (!Arrays.asList(configuration.getTrimmedStrings(property)).contains(value)) {
      problems.add("add " + value + " to " + property + " in oozie-site.xml.");
    }
  }

  private static void check(List<String> problems, ClusterSettings cluster) {
    String name = "the cluster '" + cluster.name() + "' ";
    if (cluster.allowedUsers().isEmpty() && cluster.allowedGroups().isEmpty()) {
      problems.add(name + "is open to nobody: set its allowed_users or allowed_groups.");
    }
    if (cluster.authMechanism() == AuthMechanism.TOKEN) {
      problems.add(
          name
              + "has auth_mechanism TOKEN, and everybody would act as the token's owner: use"
              + " another one.");
    }
    if (cluster.proxy() != null) {
      problems.add(name + "has a proxy, but here the workflow's user decides: remove it.");
    }
  }
}
