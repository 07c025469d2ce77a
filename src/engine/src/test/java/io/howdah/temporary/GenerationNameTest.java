package io.howdah.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.fs.FilePath;
import io.howdah.temporary.GenerationName.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GenerationNameTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  private static final CopyRequest RUN =
      CopyRequest.builder(ClusterPath.of("staging", "/t"), ClusterPath.of("prod", "/t"))
          .runId("r4N")
          .build();

  @Test
  void isReadAsItWasWritten() {
    GenerationName name = GenerationName.begin("ds=2026-11-30", RUN, NOW).in(State.READY);

    GenerationName read = GenerationName.parse(name.toString()).orElseThrow();

    assertThat(name).hasToString(".ds=2026-11-30.howdah-r4N-ttpcao0.ready");
    assertThat(read).isEqualTo(name);
    assertThat(read.name()).isEqualTo("ds=2026-11-30");
    assertThat(read.run()).isEqualTo("r4N");
    assertThat(read.state()).isEqualTo(State.READY);
    assertThat(read.begun()).isEqualTo(NOW);
  }

  @Test
  void isNoTemporaryNameOfAFileAndNoneIsItsName() {
    assertThat(TemporaryName.isTemporary(".ds=1.howdah-r4N-t12.new")).isFalse();
    assertThat(GenerationName.parse(".a.howdah-r4N-1-tabc")).isEmpty();
    assertThat(GenerationName.parse(".a.howdah-r4N-1-tabc.replaced")).isEmpty();
    assertThat(GenerationName.parse("a.howdah-r4N-tabc.new")).isEmpty();
    assertThat(GenerationName.parse(".a.howdah-r4N-tabc.newer")).isEmpty();
  }

  @Test
  void tellsThePathOfAFileAfterItsDirectoryHasTakenItsPlace() throws Exception {
    assertThat(finalPath("/w/t/.ds=1.howdah-r4N-t12.new/sub/x")).isEqualTo("/w/t/ds=1/sub/x");
    assertThat(finalPath("/w/.t.howdah-r4N-t12.ready")).isEqualTo("/w/t");
    assertThat(finalPath("/w/.hidden/x")).isEqualTo("/w/.hidden/x");
    assertThat(finalPath("/")).isEqualTo("/");
  }

  private static String finalPath(String path) throws CopyException {
    return GenerationName.finalPath(FilePath.of(path)).toString();
  }

  @Test
  void refusesANameThatWouldBeTooLong() throws Exception {
    String name = "k=" + "v".repeat(230);
    FilePath target = FilePath.of("/w/t").child(name);

    assertThatThrownBy(() -> GenerationName.begin(name, RUN, NOW).beside(target))
        .hasMessageStartingWith("'/w/t/k=vvv")
        .hasMessageEndingWith("' is too long for a name.");
    assertThatThrownBy(() -> GenerationName.begin("x", RUN, NOW).beside(FilePath.ROOT))
        .hasMessage("The root directory cannot be replaced as a whole.");
  }
}
