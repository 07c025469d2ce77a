package io.howdah.oozie;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.OozieJobs;
import io.howdah.lab.OozieServer;
import io.howdah.lab.OozieServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A server for the tests of one class or of several, over the clusters staging and prod. */
final class CopyServer implements BeforeAllCallback {
  /** The user who submits the workflows. */
  static final String USER = "alice";

  private static final Namespace NAMESPACE = Namespace.create(CopyServer.class);

  private final LabClusters clusters;
  private final Setup setup;
  private final boolean shared;
  private @Nullable Running running;

  private CopyServer(LabClusters clusters, Setup setup, boolean shared) {
    this.clusters = clusters;
    this.setup = setup;
    this.shared = shared;
  }

  /**
   * The server of all classes that have {@link UsesSharedServer}, one class at a time. {@link
   * SharedServer} describes its cluster file. A test must not stop or change the server.
   */
  static CopyServer shared() {
    return new CopyServer(stagingAndProd(), SharedServer::builder, true);
  }

  /** A server of one class, on which all users may use both clusters. */
  static CopyServer named(String name) {
    return of(
        stagingAndProd(),
        (staging, prod, directory) ->
            CopyLab.server(name, staging, CopyLab.clustersFile(directory, staging, prod)));
  }

  /** A server of any kind for one class. */
  static CopyServer of(LabClusters clusters, Setup setup) {
    return new CopyServer(clusters, setup, false);
  }

  private static LabClusters stagingAndProd() {
    return LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (shared && !context.getRequiredTestClass().isAnnotationPresent(UsesSharedServer.class)) {
      throw new IllegalStateException("The class needs the annotation UsesSharedServer.");
    }
    clusters.beforeAll(context);
    // A store also looks into the stores of its parents, so each kind of server needs its own key.
    Object key = shared ? CopyServer.class : this;
    running =
        (shared ? context.getRoot() : context)
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(key, unused -> start(), Running.class);
  }

  private Running start() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "oozie-").toAbsolutePath();
      return new Running(setup.server(staging(), prod(), directory).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OozieServer oozie() {
    return Objects.requireNonNull(running, "beforeAll has run").oozie();
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

  /** An empty directory of the source cluster that all users may read. */
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
        throws IOException;
  }

  /** The server in JUnit's store, which closes it with the class or at the end of the run. */
  private record Running(OozieServer oozie) implements AutoCloseable {
    @Override
    public void close() {
      oozie.close();
    }
  }
}
