package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.front.text.WorkflowText;
import io.howdah.oozie.state.RunDirectory;
import java.time.Clock;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The external status of an action. */
class ActionRunTest {
  private ActionRun run;

  @BeforeEach
  void create() throws Exception {
    FileSystem fileSystem = FileSystem.getLocal(new Configuration(false));
    run =
        new ActionRun(
            RunKey.of("0-W@copy", "0-W@copy@0", 0),
            "alice",
            CopyOrder.of(
                ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out"), CopyOptions.defaults()),
            new RunDirectory(fileSystem, new Path("/none")),
            new Unheard());
  }

  @Test
  void waitsForItsTurnOnlyWhereAllPlacesAreTaken() {
    assertThat(run.describe()).isEqualTo("STARTING");

    run.queue();
    assertThat(run.describe()).isEqualTo("WAITING for its turn");

    run.begin(Clock.systemUTC());
    assertThat(run.describe()).startsWith("RUNNING ");

    run.queue();
    assertThat(run.describe()).startsWith("RUNNING ");
  }

  @Test
  void saysWhyItWaitsWithoutMarkupAndInOneColumn() {
    String path = "/in/" + "</b>\ud83d\ude00 ".repeat(100);

    run.pause("WAITING for retry 1 of 3 in 60 s: " + path + ": busy.", path);

    assertThat(run.describe())
        .matches(WorkflowText::isSafe)
        .startsWith("WAITING for retry 1 of 3 in 60 s: /in/")
        .endsWith(": busy.")
        .hasSizeBetween(220, 250);
  }
}
