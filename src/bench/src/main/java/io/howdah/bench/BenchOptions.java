package io.howdah.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param commandLine the words themselves, for the report
 * @param before another checkout, built, whose agent runs besides
 * @param warmUps how often the first tool may run uncounted, until servers are warm
 * @param threads fixed levels that Howdah runs with besides its own choice
 * @param levels transfers in flight of curl and rclone
 * @param peerThreads threads of FsShell and maps of DistCp
 * @param distance the time to the servers and back
 * @param scales how much of each data set
 * @param timeLimit after which a run is lost
 */
record BenchOptions(
    List<String> commandLine,
    List<DataSet> sets,
    List<String> tools,
    Optional<Path> before,
    int rounds,
    int warmUps,
    List<Integer> threads,
    List<Integer> levels,
    List<Integer> peerThreads,
    Close close,
    Duration distance,
    List<Double> scales,
    Duration timeLimit,
    Path out) {}
