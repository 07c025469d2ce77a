package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The DataNodes of a cluster whose DataNodes have processes of their own. */
final class DataNodeProcesses implements AutoCloseable {
  private final HdfsOptions options;
  private final Layout layout;
  private final Map<String, String> configuration;
  private final Path scratch;
  private final List<@Nullable HadoopProcess> processes;

  DataNodeProcesses(
      HdfsOptions options, Layout layout, Map<String, String> configuration, Path scratch) {
    this.options = options;
    this.layout = layout;
    this.configuration = configuration;
    this.scratch = scratch;
    this.processes = new ArrayList<>(Collections.nCopies(layout.dataNodes().size(), null));
  }

  /** Starts all at the same time. */
  void startAll() {
    List<CompletableFuture<Void>> starting = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      int dataNode = i;
      starting.add(CompletableFuture.runAsync(() -> start(dataNode), Threads.EACH_ITS_OWN));
    }
    starting.forEach(CompletableFuture::join);
  }

  void start(int dataNode) {
    layout.dataNodes().get(dataNode).awaitFree();
    HadoopProcess started =
        HadoopProcess.start(options.name() + "-datanode-" + dataNode, options, scratch);
    synchronized (processes) {
      processes.set(dataNode, started);
    }
    started.ask(
        "runDataNode",
        Message.of("directory", scratch.resolve("datanode-" + dataNode).toString())
            .with("configuration", Message.ofTexts(configuration))
            .with("client", Message.ofTexts(layout.clientConfiguration()))
            .with("ports", layout.dataNodes().get(dataNode).message()));
  }

  void stop(int dataNode) {
    try (HadoopProcess running = take(dataNode)) {
      running.ask("shutDownDataNode", Message.EMPTY);
    }
  }

  void kill(int dataNode) {
    take(dataNode).kill();
  }

  void freeze(int dataNode) {
    running(dataNode).freeze();
  }

  void thaw(int dataNode) {
    running(dataNode).thaw();
  }

  @Override
  public void close() {
    synchronized (processes) {
      for (HadoopProcess process : processes) {
        if (process != null) {
          process.kill();
        }
      }
    }
  }

  private HadoopProcess take(int dataNode) {
    synchronized (processes) {
      HadoopProcess running = running(dataNode);
      processes.set(dataNode, null);
      return running;
    }
  }

  private HadoopProcess running(int dataNode) {
    synchronized (processes) {
      HadoopProcess running = processes.get(dataNode);
      if (running == null) {
        throw new LabException(
            IllegalStateException.class.getName(),
            "DataNode " + dataNode + " of " + options.name() + " is not running.");
      }
      return running;
    }
  }
}
