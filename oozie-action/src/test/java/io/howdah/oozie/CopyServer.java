package io.howdah.oozie;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.OozieServerBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server of the tests of one class, over the clusters {@code staging} and {@code prod}. */
final class CopyServer implements BeforeAllCallback, AfterAllCallback {
  /** Whoever submits the workflows. */
  static final String USER = "alice";

  private final LabClusters clusters;
  private final Setup setup;
  private @Nullable OozieServer oozie;

  private CopyServer(LabClusters clusters, Setup setup) {
    this.clusters = clusters;
    this.setup = setup;
  }

  /** A server on which everybody may use both clusters. */
  static CopyServer named(String name) {
    return of(
        LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod")),
        (staging, prod, directory) ->
            CopyLab.server(name, staging, CopyLab.clustersFile(directory, staging, prod)));
  }

  /** A server of any kind. */
  static CopyServer of(LabClusters clusters, Setup setup) {
    return new CopyServer(clusters, setup);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    clusters.beforeAll(context);
    Path directory = Files.createTempDirectory(Path.of("target"), "oozie-").toAbsolutePath();
    oozie = setup.server(staging(), prod(), directory).start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    OozieServer started = oozie;
    if (started != null) {
      started.close();
    }
  }

  OozieServer oozie() {
    return Objects.requireNonNull(oozie, "beforeAll has run");
  }

  HdfsCluster staging() {
    return clusters.cluster("staging");
  }

  HdfsCluster prod() {
    return clusters.cluster("prod");
  }

  /** Workflows of {@link #USER}. */
  OozieJobs jobs() {
    return new OozieJobs(staging(), USER);
  }

  /** An empty directory of the source cluster that everybody may read. */
  String newSource() {
    return clusters.newDirectory("staging");
  }

  /** An empty directory of the destination cluster, in which {@link #USER} may write. */
  String newParent() {
    String parent = clusters.newDirectory("prod");
    prod().files().setOwner(parent, USER, USER);
    return parent;
  }

  /** Builds a server. */
  interface Setup {
    /** A server whose home is staging, with what it needs in a directory of its own. */
    OozieServerBuilder server(HdfsCluster staging, HdfsCluster prod, Path directory)
        throws Exception;
  }
}
