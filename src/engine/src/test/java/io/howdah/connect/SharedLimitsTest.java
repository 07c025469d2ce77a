package io.howdah.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.BandwidthLimit;
import io.howdah.CopyException;
import io.howdah.LoadLimits;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.pace.Bandwidth;
import io.howdah.pace.Throttle;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With a clock that only waiting copies move. */
class SharedLimitsTest {
  private static final int MIB = 1 << 20;
  private static final URI SERVER = URI.create("http://nn1:9870");

  private long nanos;
  private final SharedLimits limits = new SharedLimits(Clock.systemUTC(), () -> nanos);

  @Test
  void limitsTwoCopiesTogether() throws Exception {
    limits.update(configuration(none(), bandwidth(20), none()));
    Bandwidth one = copy("a", "b");
    Bandwidth other = copy("b", "a");

    long[] written = write(10, one, other);

    assertThat(written[0] + written[1]).isBetween(198L * MIB, 203L * MIB);
    assertThat(written[0]).as("fair").isBetween(95L * MIB, 105L * MIB);
  }

  @Test
  void keepsToTheLowestLimitOfBothSidesAndTheServer() throws Exception {
    limits.update(configuration(bandwidth(40), bandwidth(30), bandwidth(10)));

    assertThat(write(10, copy("a", "a"))[0]).isBetween(297L * MIB, 304L * MIB);
    assertThat(write(10, copy("a", "b"))[0]).isBetween(99L * MIB, 103L * MIB);
    assertThat(write(10, copy("c", "c"))[0]).isBetween(396L * MIB, 405L * MIB);
  }

  /** A slow cluster must not slow down copies between others. */
  @Test
  void limitsOtherCopiesOnlyByTheirOwnClusters() throws Exception {
    limits.update(configuration(none(), bandwidth(100), bandwidth(1)));
    long[] written = interleave(10, throttles("a", "b"), copy("a", "c"));

    assertThat(written[0]).isLessThan(11L * MIB);
    assertThat(written[1]).isGreaterThan(900L * MIB);
  }

  @Test
  void changesTheRateOfACopyThatWaits() throws Exception {
    limits.update(configuration(none(), bandwidth(1), none()));
    List<Throttle> throttles = throttles("a", "b");
    Bandwidth copy =
        new Bandwidth(
            throttles,
            time -> {
              nanos += time.toNanos();
              if (nanos > Duration.ofSeconds(5).toNanos()) {
                limits.update(configuration(none(), bandwidth(50), none()));
              }
            });

    long[] written = write(10, copy);

    assertThat(written[0]).isBetween(5L * MIB + 245 * MIB, 5L * MIB + 256 * MIB);
  }

  @Test
  void changesWhereTheLimitGoes() throws Exception {
    limits.update(configuration(none(), bandwidth(1), none()));
    Bandwidth copy = copy("a", "b");
    write(1, copy);
    limits.update(configuration(none(), none(), none()));

    assertThat(copy.next(100 * MIB)).isEqualTo(100 * MIB);
  }

  @Test
  void keepsTheLimitOfAClusterThatIsGone() throws Exception {
    limits.update(configuration(none(), bandwidth(1), none()));
    Bandwidth copy = copy("a", "b");
    limits.update(ClusterConfiguration.builder().cluster(cluster("b", none())).build());

    assertThat(write(10, copy)[0]).isLessThan(11L * MIB);
  }

  @Test
  void countsRequestsForEachServerAndEachCluster() {
    URI other = URI.create("http://nn2:9870");
    Throttle server = limits.requests("a", SERVER).get(0);
    Throttle cluster = limits.requests("a", SERVER).get(1);

    assertThat(limits.requests("a", SERVER)).containsExactly(server, cluster);
    assertThat(limits.requests("b", SERVER)).contains(server).doesNotContain(cluster);
    assertThat(limits.requests("a", other)).doesNotContain(server, cluster);
  }

  @Test
  void tellsWhetherAnythingChanged() {
    assertThat(limits.update(configuration(none(), none(), none()))).isFalse();
    assertThat(limits.update(configuration(none(), none(), bandwidth(1)))).isTrue();
    assertThat(limits.update(configuration(none(), none(), bandwidth(1)))).isFalse();
    assertThat(limits.update(configuration(none().withRequestsPerSecond(1), none(), none())))
        .isTrue();
  }

  /** What copies write that each write as soon as they may, in turn. */
  private long[] write(int seconds, Bandwidth... copies) throws CopyException {
    long[] written = new long[copies.length];
    long end = nanos + Duration.ofSeconds(seconds).toNanos();
    while (nanos < end) {
      for (int i = 0; i < copies.length; i++) {
        written[i] += copies[i].next(100 * MIB);
      }
    }
    return written;
  }

  /** What a slow copy writes, and a quick one whenever the slow one waits. */
  private long[] interleave(int seconds, List<Throttle> throttles, Bandwidth quick)
      throws CopyException {
    long[] written = new long[2];
    Bandwidth slow =
        new Bandwidth(
            throttles,
            time -> {
              long end = nanos + time.toNanos();
              while (nanos < end) {
                written[1] += quick.next(100 * MIB);
              }
            });
    long end = nanos + Duration.ofSeconds(seconds).toNanos();
    while (nanos < end) {
      written[0] += slow.next(100 * MIB);
    }
    return written;
  }

  private Bandwidth copy(String source, String destination) {
    return new Bandwidth(throttles(source, destination), time -> nanos += time.toNanos());
  }

  private List<Throttle> throttles(String source, String destination) {
    Set<Throttle> both = new LinkedHashSet<>(limits.bandwidths(source));
    both.addAll(limits.bandwidths(destination));
    return new ArrayList<>(both);
  }

  /** The limits of all copies, of the cluster a, and of the cluster b; c has none. */
  private static ClusterConfiguration configuration(LoadLimits all, LoadLimits a, LoadLimits b) {
    return ClusterConfiguration.builder()
        .limits(all)
        .cluster(cluster("a", a))
        .cluster(cluster("b", b))
        .cluster(cluster("c", none()))
        .build();
  }

  private static ClusterSettings cluster(String alias, LoadLimits limits) {
    return ClusterSettings.builder(alias)
        .nameservice(Nameservice.builder().url(SERVER.toString()).mount("/").build())
        .limits(limits)
        .build();
  }

  private static LoadLimits none() {
    return LoadLimits.none();
  }

  private static LoadLimits bandwidth(int mebibytes) {
    return none().withBandwidth(BandwidthLimit.of((long) mebibytes * MIB));
  }
}
