package io.howdah.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * DistCp in Hadoop's local job runner: without YARN, whose containers would take 10 seconds and
 * more to start, so this is the best that DistCp can do for one machine. It is tuned as its users
 * tune it: all maps run at once, the client looks often whether the job is done, and large files
 * are cut where it can do that. It compares checksums of files after the copy.
 */
final class DistCp implements Contender {
  private static final String POLL_MILLIS = "50";

  private final HadoopClient hadoop;
  private final Protocol protocol;
  private final int maps;
  private final List<String> options;

  /**
   * @param options besides the number of maps
   */
  DistCp(HadoopClient hadoop, Protocol protocol, int maps, List<String> options) {
    this.hadoop = hadoop;
    this.protocol = protocol;
    this.maps = maps;
    this.options = List.copyOf(options);
  }

  @Override
  public String name() {
    return family() + "-" + maps;
  }

  @Override
  public String family() {
    return "distcp-" + protocol.suffix();
  }

  @Override
  public Command prepare(Job job) throws IOException {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("mapreduce.framework.name", "local");
    configuration.put("mapreduce.local.map.tasks.maximum", "" + maps);
    configuration.put("mapreduce.client.completion.pollinterval", POLL_MILLIS);
    configuration.put("mapreduce.client.progressmonitor.pollinterval", POLL_MILLIS);
    List<String> arguments = new ArrayList<>(List.of("-m", "" + maps));
    arguments.addAll(options);
    if (protocol == Protocol.HDFS && job.workload().isOfLargeFiles()) {
      // It refuses to cut files for a file system other than that of Hadoop's own protocol.
      arguments.addAll(List.of("-blocksperchunk", "1"));
    }
    arguments.add(protocol.uri(job.source(), job.workload().source()));
    arguments.add(protocol.uri(job.destination(), job.workload().destination()));
    return hadoop.command(job, "org.apache.hadoop.tools.DistCp", configuration, arguments);
  }
}
