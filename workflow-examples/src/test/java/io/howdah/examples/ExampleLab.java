package io.howdah.examples;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HiveServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieServer;
import io.howdah.lab.YarnCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What every test of an example needs, shared by all: the cluster {@code staging}, on which Oozie
 * is at home and YARN runs, the cluster {@code prod}, and an Oozie server set up as
 * docs/administrators.md says.
 */
final class ExampleLab implements BeforeAllCallback {
  /** Who runs the examples. */
  static final String USER = "alice";

  private static final Namespace NAMESPACE = Namespace.create(ExampleLab.class);

  /** Aliases of {@code staging}, as if each were a cluster. */
  private static final List<String> OF_STAGING = List.of("staging", "dr");

  /** Aliases of {@code prod}, as if each were a cluster. */
  private static final List<String> OF_PROD = List.of("prod", "prod-east", "prod-west", "archive");

  private final LabClusters clusters =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));
  private @Nullable SharedServer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    clusters.beforeAll(context);
    server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                SharedServer.class, key -> new SharedServer(clusters), SharedServer.class);
  }

  HdfsCluster staging() {
    return clusters.cluster("staging");
  }

  HdfsCluster prod() {
    return clusters.cluster("prod");
  }

  OozieServer oozie() {
    return Objects.requireNonNull(server, "beforeAll has run").oozie;
  }

  /** The Hive with the tables of {@code prod}. */
  HiveServer hive() {
    return Objects.requireNonNull(server, "beforeAll has run").hive;
  }

  YarnCluster yarn() {
    return Objects.requireNonNull(server, "beforeAll has run").yarn;
  }

  /** An empty directory of the user, which no other test uses. */
  String newDirectory(HdfsCluster cluster) {
    String directory = clusters.newDirectory(cluster.name());
    cluster.files().setOwner(directory, USER, USER);
    return directory;
  }

  /** The example with its {@code job.properties}, ready to be run. */
  ExampleJobs jobs(String example) {
    return jobs(example, "job.properties");
  }

  /** The example with these properties, ready to be run. */
  ExampleJobs jobs(String example, String jobFile) {
    return new ExampleJobs(this, Example.named(example), jobFile);
  }

  /** The server in JUnit's store, which closes it before the clusters, since it came after them. */
  private static final class SharedServer implements AutoCloseable {
    private final YarnCluster yarn;
    private final HiveServer hive;
    private final OozieServer oozie;

    SharedServer(LabClusters clusters) {
      HdfsCluster home = clusters.cluster("staging");
      CompletableFuture<HiveServer> starting =
          CompletableFuture.supplyAsync(
              () -> HiveServer.builder("hive").on(clusters.cluster("prod")).start());
      yarn = YarnCluster.start("yarn", home);
      hive = starting.join();
      makeHomeDirectory(home);
      makeHomeDirectory(clusters.cluster("prod"));
      oozie =
          OozieServer.builder("oozie")
              .home(home)
              .yarn(yarn)
              .plugin(Path.of(System.getProperty("oozie.action.jar", "")))
              .property(
                  "oozie.service.ActionService.executor.ext.classes",
                  "io.howdah.oozie.WebHdfsCopyActionExecutor")
              .property("oozie.services.ext", "io.howdah.oozie.CopyService")
              .property("oozie.service.SchemaService.wf.ext.schemas", "webhdfs-copy-action-1.0.xsd")
              .property("oozie.howdah.clusters.file", clusterFile(clusters, hive).toString())
              // The tests want failures to show at once.
              .property("oozie.howdah.retry.max", "0")
              // And a retry of Oozie's not to wait until the try before it counts as dead.
              .property("oozie.howdah.lease.heartbeat", "1")
              .property("oozie.howdah.lease.timeout", "4")
              .property("oozie.howdah.watch.interval", "1")
              .property(
                  "oozie.service.LiteWorkflowStoreService.user.retry.error.code.ext",
                  ExampleJobs.retriedCodes())
              .property("oozie.service.LiteWorkflowStoreService.user.retry.max", "1000")
              .property("oozie.service.coord.input.check.requeue.interval", "1000")
              .quickIntervals()
              .start();
      oozie.installShareLib();
    }

    private static void makeHomeDirectory(HdfsCluster cluster) {
      cluster.files().mkdirs("/user/" + USER);
      cluster.files().setOwner("/user/" + USER, USER, USER);
    }

    @Override
    public void close() {
      oozie.close();
      yarn.close();
      hive.close();
    }

    private static Path clusterFile(LabClusters clusters, HiveServer hive) {
      Stream<String> staging =
          OF_STAGING.stream().map(alias -> cluster(alias, clusters.cluster("staging").urls()));
      Stream<String> prod =
          OF_PROD.stream().map(alias -> cluster(alias, clusters.cluster("prod").urls()));
      String withTables =
          cluster("warehouse", clusters.cluster("prod").urls())
              .replaceFirst("\\{", "{\"metastore\": \"" + hive.metastoreUri() + "\",");
      // Nothing listens there.
      Stream<String> gone = Stream.of(cluster("gone", List.of(URI.create("http://localhost:1"))));
      String entries =
          Stream.of(staging, prod, Stream.of(withTables), gone)
              .flatMap(Function.identity())
              .collect(Collectors.joining(",\n"));
      try {
        Path file = Files.createTempFile(Path.of("target"), "clusters", ".json");
        return Files.writeString(file, "{\"clusters\": [" + entries + "]}").toAbsolutePath();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String cluster(String alias, List<URI> urls) {
      String quoted = urls.stream().map(url -> "\"" + url + "\"").collect(Collectors.joining(", "));
      return """
          {
            "name": "%s",
            "nameservices": [{"urls": [%s], "mounts": ["/"]}],
            "allowed_users": ["%s"]
          }\
          """
          .formatted(alias, quoted, USER);
    }
  }
}
