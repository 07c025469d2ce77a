package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.oozie.state.RunDirectory;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private final Troubles troubles = new Troubles();

  @Test
  void forgetsThoseOfActionsThatAreOver() throws Exception {
    troubles.add(run(), "The quota is exceeded.");
    troubles.retain(Set.of("job@copy"));
    assertThat(troubles.of("job@copy")).isEqualTo("The quota is exceeded.");

    troubles.retain(Set.of("job@other"));

    assertThat(troubles.of("job@copy")).isNull();
  }

  private static ActionRun run() throws Exception {
    FileSystem fileSystem = FileSystem.getLocal(new Configuration(false));
    return new ActionRun(
        RunKey.of("job@copy", "job@copy@0", 0),
        "alice",
        CopyOrder.of(
            ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out"), CopyOptions.defaults()),
        new RunDirectory(fileSystem, new Path("/none")),
        new Unheard());
  }
}
