package io.howdah.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMeterTest {
  private final ProcessMeter meter = new ProcessMeter(Duration.ofMinutes(2));

  private final Path directory;

  ProcessMeterTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void countsTheProcessorTimeOfChildrenOfChildren() throws IOException, InterruptedException {
    String busy = "i=0; while [ $i -lt 30000 ]; do i=$((i + 1)); done";

    Measurement measurement = run("bash", "-c", "bash -c '" + busy + "' | cat");

    assertThat(measurement.failed()).isFalse();
    assertThat(measurement.figures().cpuSeconds()).isPositive();
    assertThat(measurement.figures().wallSeconds()).isPositive();
  }

  @Test
  void aFailureComesWithWhatWasPrintedLast() throws IOException, InterruptedException {
    Measurement measurement = run("bash", "-c", "echo trouble >&2; exit 7");

    assertThat(measurement.exitCode()).isEqualTo(7);
    assertThat(measurement.complaint()).isEqualTo("trouble");
  }

  @Test
  void endsWhatTakesTooLong() throws IOException, InterruptedException {
    ProcessMeter impatient = new ProcessMeter(Duration.ofMillis(100));

    Measurement measurement = impatient.run(Command.of(List.of("sleep", "600")), directory);

    assertThat(measurement.exitCode()).isEqualTo(ProcessMeter.TIMED_OUT);
  }

  @Test
  void seesTheMemoryOfProcessesThatRun() {
    List<String> status = List.of("Name:\tjava", "VmHWM:\t  2048 kB", "VmRSS:\t    1024 kB");

    assertThat(MemorySampler.bytes(status, "VmRSS:")).isEqualTo(1 << 20);
    assertThat(MemorySampler.bytes(status, "VmSwap:")).isZero();
  }

  @Test
  void readsTheTimesAfterWhatBashSaysOfASignal() {
    Figures figures = ProcessMeter.figures("bash: line 1: Killed\n12.345 1.500 0.250\n", 9);

    assertThat(figures).isEqualTo(new Figures(12.345, 1.75, 9));
  }

  private Measurement run(String... words) throws IOException, InterruptedException {
    return meter.run(Command.of(List.of(words)), directory);
  }
}
