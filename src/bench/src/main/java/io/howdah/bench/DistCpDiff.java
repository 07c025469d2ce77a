package io.howdah.bench;

import java.io.IOException;
import java.util.List;

/**
 * DistCp with {@code -diff}. Its users make the snapshots in a script: of the source before a
 * night, of the mirror after it. The first copy reads the first snapshot. After a night that failed
 * the next one begins at the last snapshot that both sides have.
 */
final class DistCpDiff implements NightlyTool {
  private final HadoopClient hadoop;
  private final Protocol protocol;
  private final int maps;
  private int night;
  private int lastPair;

  DistCpDiff(HadoopClient hadoop, Protocol protocol, int maps) {
    this.hadoop = hadoop;
    this.protocol = protocol;
    this.maps = maps;
    begin();
  }

  @Override
  public String name() {
    return "distcp-diff-" + protocol.suffix() + "-" + maps;
  }

  @Override
  public Pace pace() {
    return Pace.LISTS;
  }

  @Override
  public boolean needsSnapshots() {
    return true;
  }

  @Override
  public void begin() {
    night = -1;
    lastPair = -1;
  }

  @Override
  public void beforeNight(MirrorSnapshots snapshots) {
    night++;
    snapshots.makeOfSource(snapshot(night));
  }

  @Override
  public Command prepare(Job job) throws IOException {
    if (lastPair < 0) {
      Workload state = job.workload().ofSnapshot(snapshot(night));
      return distCp(List.of("-update")).prepare(job.with(state));
    }
    return distCp(List.of("-update", "-diff", snapshot(lastPair), snapshot(night))).prepare(job);
  }

  @Override
  public void afterNight(MirrorSnapshots snapshots) {
    snapshots.makeOfDestination(snapshot(night));
    if (lastPair >= 0) {
      snapshots.deletePair(snapshot(lastPair));
    }
    lastPair = night;
  }

  private DistCp distCp(List<String> options) {
    return new DistCp(hadoop, protocol, maps, options);
  }

  private static String snapshot(int night) {
    return "s" + night;
  }
}
