package io.howdah.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.front.progress.Delay;
import io.howdah.front.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final LiveLine liveLine = new LiveLine(screen);
  private final PrintStream stderr = new PrintStream(liveLine, true, US_ASCII);
  private Progress progress = Progress.builder().build();

  @Test
  void putsTheMostImportantThingsIntoALine() {
    Progress.Builder some =
        Progress.builder()
            .percent(43)
            .filesPlanned(300)
            .filesDone(120)
            .bytesPerSecond(85_240_000)
            .remaining(Duration.ofSeconds(3725));

    assertThat(ProgressText.of(some.build(), 80))
        .isEqualTo(" 43%  120/300+ files  85.2 MB/s  ETA 1:02:05");
    assertThat(ProgressText.of(some.planComplete().filesFailed(2).build(), 80))
        .isEqualTo(" 43%  120/300 files  85.2 MB/s  ETA 1:02:05  2 failed");
    assertThat(ProgressText.of(some.remaining(Duration.ofDays(9)).build(), 80))
        .contains("ETA 9 days");
    assertThat(ProgressText.of(some.bytesPerSecond(1.25e9).remaining(null).build(), 80))
        .contains("1.3 GB/s")
        .doesNotContain("ETA");
    assertThat(ProgressText.of(some.build(), 10)).isEqualTo(" 43%  120/");
    assertThat(ProgressText.of(some.build(), 0)).isEmpty();
  }

  @Test
  void saysThatFilesWaitForAServer() {
    Progress.Builder some = Progress.builder().percent(43);

    some.delay(Delay.of(1, Duration.ofSeconds(2), ErrorCode.DATANODE_FAILED));
    assertThat(ProgressText.of(some.build(), 80)).doesNotContain("wait");
    some.delay(Delay.of(3, Duration.ofSeconds(35), ErrorCode.DATANODE_FAILED));
    assertThat(ProgressText.of(some.build(), 80))
        .endsWith("  3 files wait, for 35 s: DATANODE_FAILED");
  }

  @Test
  void redrawsTheLineInPlaceAndTakesItAway() {
    ProgressDisplay display = display(Terminal.ofWidth(80));
    progress = Progress.builder().filesPlanned(1000).build();
    display.tick();
    progress = Progress.builder().filesPlanned(1).build();
    display.tick();
    display.close();

    String first = "  0%  0/1000+ files  0.0 MB/s";
    String second = "  0%  0/1+ files  0.0 MB/s";
    assertThat(screen.toString(US_ASCII))
        .isEqualTo(
            "\r" + first + "\r" + second + "   " + "\r" + " ".repeat(second.length()) + "\r");
  }

  @Test
  void keepsTheLineNarrowerThanTheTerminal() {
    ProgressDisplay display = display(Terminal.ofWidth(13));
    display.tick();

    assertThat(screen.toString(US_ASCII)).isEqualTo("\r  0%  0/0+ f");
  }

  @Test
  void putsMessagesAboveTheLine() {
    ProgressDisplay display = display(Terminal.ofWidth(13));
    display.tick();
    screen.reset();
    stderr.println("hello");
    display.tick();

    assertThat(screen.toString(US_ASCII))
        .isEqualTo("\r" + " ".repeat(12) + "\rhello" + System.lineSeparator() + "\r  0%  0/0+ f");
  }

  @Test
  void printsPlainLinesOnlyWhereSomethingHasChanged() {
    ProgressDisplay display = display(Terminal.none());
    display.tick();
    display.tick();
    progress = Progress.builder().filesPlanned(2).build();
    display.tick();
    display.close();
    display.tick();

    assertThat(screen.toString(US_ASCII).lines())
        .containsExactly("  0%  0/0+ files  0.0 MB/s", "  0%  0/2+ files  0.0 MB/s");
  }

  @Test
  void letsTheCopyGoOnWhereTheTerminalIsGone() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("gone");
          }
        };
    ProgressDisplay display =
        ProgressDisplay.paused(() -> progress, new LiveLine(gone), stderr, Terminal.ofWidth(80));

    display.tick();
    display.close();

    assertThat(screen.size()).isZero();
  }

  private ProgressDisplay display(Terminal terminal) {
    return ProgressDisplay.paused(() -> progress, liveLine, stderr, terminal);
  }
}
