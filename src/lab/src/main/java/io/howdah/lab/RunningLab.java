package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clusters, and perhaps an Oozie server, that run for a shell, and the files in a directory with
 * their addresses.
 */
final class RunningLab implements AutoCloseable {
  private final Path directory;
  private final List<HdfsCluster> clusters;
  private final Thread lastResort = new Thread(this::stop, "lab-stop");

  private volatile @Nullable OozieServer oozie;

  private RunningLab(Path directory, List<HdfsCluster> clusters) {
    this.directory = directory;
    this.clusters = clusters;
  }

  /** Starts the clusters and writes the files. */
  static RunningLab start(Path directory, List<HdfsClusterBuilder> builders) throws IOException {
    Files.createDirectories(directory);
    RunningLab lab =
        new RunningLab(
            directory, HdfsCluster.startAll(builders.toArray(HdfsClusterBuilder[]::new)));
    // Ctrl-C ends this JVM before any finally block runs.
    Runtime.getRuntime().addShutdownHook(lab.lastResort);
    Files.writeString(lab.webHdfsFile(), lab.webHdfsConfiguration() + "\n");
    LabProperties.write(directory, lab.clusters);
    // As an administrator would: copies keep their ledgers there.
    lab.clusters.forEach(cluster -> cluster.files().mkdirs("/user/" + cluster.user()));
    return lab;
  }

  /** The cluster of this name. */
  HdfsCluster cluster(String name) {
    return clusters.stream()
        .filter(cluster -> cluster.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The lab runs no cluster '" + name + "'."));
  }

  /** Starts an Oozie server, which the command finds by {@code OOZIE_URL}. */
  void start(OozieServerBuilder builder) {
    oozie = builder.start();
  }

  /** A line for each server. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (HdfsCluster cluster : clusters) {
      lines.add(cluster.name() + ": Hadoop " + cluster.hadoopVersion() + " at " + cluster.urls());
      cluster
          .realm()
          .ifPresent(realm -> lines.add(cluster.name() + ": " + realm + " at " + realm.address()));
    }
    OozieServer running = oozie;
    if (running != null) {
      lines.add(running.name() + ": Oozie at " + running.url());
    }
    return lines;
  }

  /** Runs a command that finds the clusters, and returns its exit code. */
  int run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("WEBHDFS_CONFIG", webHdfsFile().toString());
    OozieServer running = oozie;
    if (running != null) {
      builder.environment().put("OOZIE_URL", running.url());
    }
    return builder.start().waitFor();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException e) {
      return; // the JVM is ending, as after Ctrl-C, and the last resort is at work already
    }
    stop();
  }

  private void stop() {
    OozieServer running = oozie;
    if (running != null) {
      running.close();
    }
    clusters.forEach(HdfsCluster::close);
    clusters.forEach(cluster -> cluster.realm().ifPresent(Realm::close));
  }

  private Path webHdfsFile() {
    return directory.resolve("webhdfs.cfg");
  }

  private Message webHdfsConfiguration() {
    return Message.EMPTY.withMessages(
        "clusters", clusters.stream().map(this::entry).collect(Collectors.toList()));
  }

  private Message entry(HdfsCluster cluster) {
    List<String> urls = cluster.urls().stream().map(Object::toString).collect(Collectors.toList());
    Message nameservice = Message.of("urls", urls).with("mounts", List.of("/"));
    Message entry = Message.of("name", cluster.name());
    return LabSecurity.describe(cluster, directory, entry)
        .with("user", cluster.user())
        // For a plugin of the Oozie server that reads the file, too.
        .with("allowed_users", List.of("*"))
        .withMessages("nameservices", List.of(nameservice));
  }
}
