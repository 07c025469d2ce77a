package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers' own limit: curl moves the bytes and nothing else. It need not list, because it gets
 * the files. It makes no directories, because a write does. It verifies nothing. Large files go
 * through as many pipes as there are in flight, small ones through files on the RAM disk, all down
 * and then all up, since one process a file would cost more than the file. The NameNode's redirects
 * for the writes are fetched ahead, over connections that stay open.
 */
final class Curl implements Contender {
  private static final String SCRIPT_HEAD =
      """
      set -euo pipefail
      level=$1; shift
      transfer() { curl -q -sS -f -H Expect: "$@"; }
      """;

  private static final String ASK_FOR_PLACES =
      "-X PUT -w '%{url_effective} %{redirect_url}\\n' -K create.conf";

  private static final String THROUGH_FILES =
      """
      parallel="--parallel --parallel-immediate --parallel-max $level"
      transfer "$@" $parallel -L -K download.conf
      transfer "$@" $parallel ASK_FOR_PLACES >places
      awk 'NR == FNR { file[$1] = $2; next }
        { printf "url = \\"%s\\"\\nupload-file = \\"%s\\"\\n", $2, file[$1] }' files places >upload.conf
      transfer "$@" $parallel -K upload.conf
      """;

  private static final String THROUGH_PIPES =
      """
      transfer "$@" ASK_FOR_PLACES >places
      awk 'NR == FNR { from[$1] = $2; next } { print from[$1] " " $2 }' sources places >pipes
      export -f transfer
      pipe() { transfer "${@:3}" -L "$1" | transfer "${@:3}" -T - "$2"; }
      export -f pipe
      xargs -a pipes -n 2 -P "$level" bash -o pipefail -c 'pipe "${@: -2}" "${@:1:$#-2}"' pipe "$@"
      """;

  private final Level level;

  Curl(Level level) {
    this.level = level;
  }

  @Override
  public String name() {
    return "curl-" + level.transfers();
  }

  @Override
  public String family() {
    return "curl";
  }

  @Override
  public boolean takes(Workload workload, Route route) {
    return level.suits(workload);
  }

  @Override
  public Command prepare(Job job) throws IOException {
    String script = job.workload().isOfLargeFiles() ? throughPipes(job) : throughFiles(job);
    Path file = job.directory().resolve("copy.sh");
    Files.writeString(file, SCRIPT_HEAD + script.replace("ASK_FOR_PLACES", ASK_FOR_PLACES));
    List<String> words = new ArrayList<>(List.of("bash", file.toString(), "" + level.transfers()));
    words.addAll(job.route().curlOptions());
    return Command.of(words);
  }

  private static String throughFiles(Job job) throws IOException {
    Path data = Files.createDirectory(job.directory().resolve("data"));
    List<String> downloads = new ArrayList<>();
    List<String> files = new ArrayList<>();
    int number = 0;
    for (String file : job.workload().files()) {
      Path local = data.resolve("" + number++);
      downloads.add("url = \"" + read(job, file) + "\"");
      downloads.add("output = \"" + local + "\"");
      files.add(write(job, file) + " " + local);
    }
    Files.write(job.directory().resolve("download.conf"), downloads);
    Files.write(job.directory().resolve("files"), files);
    writeCreates(job);
    return THROUGH_FILES;
  }

  private static String throughPipes(Job job) throws IOException {
    List<String> sources = new ArrayList<>();
    for (String file : job.workload().files()) {
      sources.add(write(job, file) + " " + read(job, file));
    }
    Files.write(job.directory().resolve("sources"), sources);
    writeCreates(job);
    return THROUGH_PIPES;
  }

  private static void writeCreates(Job job) throws IOException {
    List<String> creates = new ArrayList<>();
    for (String file : job.workload().files()) {
      creates.add("url = \"" + write(job, file) + "\"");
      creates.add("output = \"/dev/null\"");
    }
    Files.write(job.directory().resolve("create.conf"), creates);
  }

  private static String read(Job job, String file) {
    return job.source().request(job.workload().source() + "/" + file, "op=OPEN");
  }

  private static String write(Job job, String file) {
    return job.destination()
        .request(job.workload().destination() + "/" + file, "op=CREATE&overwrite=false");
  }
}
