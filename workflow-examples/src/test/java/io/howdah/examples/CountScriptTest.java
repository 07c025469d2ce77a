package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the example hive-table-counts, with a stub in the place of Beeline. */
class CountScriptTest {
  private static final Path SCRIPT = Path.of("hive-table-counts", "count.sh").toAbsolutePath();

  /** Beeline's rows are in a file that is named by the address. */
  private static final String STUB =
      """
      #!/bin/sh
      echo 'Connecting to Hive' >&2
      cat "$2.rows"
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @Test
  void findsEqualCounts() throws Exception {
    write("source", "2026-02-01\t3\n2026-02-02\t4\n");
    write("destination", "\n2026-02-02\t4\n2026-02-01\t3\n");

    assertThat(run(0))
        .isEqualTo("sourceRows=7\ndestinationRows=7\npartitionsDifferent=0\nfirstDifferent=\n");
  }

  @Test
  void findsPartitionsThatDifferAlsoIfTheSumsAreEqual() throws Exception {
    write("source", "2026-02-01\t3\n2026-02-02\t4\n2026-02-03\t5\n2026-02-04\t6\n");
    write("destination", "2026-02-01\t3\n2026-02-02\t3\n2026-02-03\t6\n2026-02-05\t6\n");

    assertThat(run(0))
        .isEqualTo(
            """
            sourceRows=18
            destinationRows=18
            partitionsDifferent=4
            firstDifferent=2026-02-02
            """);
  }

  @Test
  void findsThatTheDestinationHasNoRows() throws Exception {
    write("source", "2026-02-01\t9000000000\n");
    write("destination", "");

    assertThat(run(0))
        .isEqualTo(
            """
            sourceRows=9000000000
            destinationRows=0
            partitionsDifferent=1
            firstDifferent=2026-02-01
            """);
  }

  /** Without the data of the action, the workflow must not take both sides for equal. */
  @Test
  void failsIfBeelineFails() throws Exception {
    write("source", "2026-02-01\t3\n");

    assertThat(run(1)).isEmpty();
  }

  private void write(String address, String rows) throws Exception {
    Files.writeString(directory.resolve(address + ".rows"), rows);
  }

  private String run(int exitCode) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "A shell is needed.");
    Path stub = Files.writeString(directory.resolve("beeline"), STUB);
    assertThat(stub.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", SCRIPT.toString(), "source", "destination", "SELECT ...")
            .directory(directory.toFile())
            .redirectError(directory.resolve("stderr").toFile());
    builder.environment().merge("PATH", directory.toString(), (old, added) -> added + ":" + old);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(exitCode);
    return output;
  }
}
