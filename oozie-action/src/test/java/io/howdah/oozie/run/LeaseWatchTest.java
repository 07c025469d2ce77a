package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.oozie.state.Lease;
import io.howdah.oozie.state.LeaseTerms;
import io.howdah.oozie.state.Owner;
import io.howdah.oozie.state.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseWatchTest {
  private static final RunKey KEY = RunKey.of("action", "action@0", 0);

  private final AtomicLong nanos = new AtomicLong(5);
  private final LeaseWatch watch = new LeaseWatch(Duration.ofSeconds(30), nanos::get);
  private RunDirectory directory;
  private Lease lease;

  @BeforeEach
  void claim(@TempDir Path temporary) throws IOException {
    directory =
        new RunDirectory(
            FileSystem.getLocal(new Configuration(false)),
            new org.apache.hadoop.fs.Path(temporary.toString()));
    lease = claimNext();
  }

  @Test
  void takesASilentOwnerForDeadWhenItsTimeIsOver() throws IOException {
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(30);
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(1);
    assertThat(watch.isAbandoned(KEY, directory.read())).isTrue();
  }

  @Test
  void beginsAnewWhenTheOwnerShowsThatItLives() throws IOException {
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(29);
    long seen = directory.read().renewed();
    while (directory.read().renewed() == seen) { // milliseconds
      assertThat(directory.renew(lease)).isTrue();
    }
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(29);
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
  }

  @Test
  void beginsAnewWithTheNextOwner() throws IOException {
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(29);
    claimNext();
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(29);
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    assertThat(directory.renew(lease)).as("the first owner's lease is gone").isFalse();
  }

  @Test
  void forgetsWhatIsOver() throws IOException {
    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
    advance(31);
    watch.retain(Set.of("another action"));

    assertThat(watch.isAbandoned(KEY, directory.read())).isFalse();
  }

  private Lease claimNext() throws IOException {
    return Objects.requireNonNull(
        directory.claim(directory.read(), LeaseTerms.of(Owner.of("server", "life"), 0, 0)));
  }

  private void advance(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000L);
  }
}
