package io.howdah.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code hadoop fs -cp} with threads, which verifies nothing. */
final class FsShell implements Contender {
  private final HadoopClient hadoop;
  private final Protocol protocol;
  private final int threads;

  FsShell(HadoopClient hadoop, Protocol protocol, int threads) {
    this.hadoop = hadoop;
    this.protocol = protocol;
    this.threads = threads;
  }

  @Override
  public String name() {
    return family() + "-" + threads;
  }

  @Override
  public String family() {
    return "fsshell-" + protocol.suffix();
  }

  @Override
  public Command prepare(Job job) throws IOException {
    return hadoop.command(
        job,
        "org.apache.hadoop.fs.FsShell",
        Map.of(),
        List.of(
            "-cp",
            "-t",
            "" + threads,
            protocol.uri(job.source(), job.workload().source()),
            protocol.uri(job.destination(), job.workload().destination())));
  }
}
