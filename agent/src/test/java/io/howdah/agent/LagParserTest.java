package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.ExistingFiles;
import io.howdah.LedgerOptions.Use;
import io.howdah.SnapshotOptions;
import io.howdah.UpdatePolicy;
import io.howdah.agent.CheckArguments.Basis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LagParserTest {
  private static final String PATHS = " -s a -d b /x /y";

  private final LagParser parser = new LagParser(Path.of("/jobs"));

  @Test
  void readsPathsAndOptions() throws UsageException {
    CheckArguments arguments =
        parse(
            "lag -T --exclude=*.tmp --min-age=1h --ledger-dir=/ledgers --threads=7"
                + " --requests-per-second=9 --silent -vv --status-file=s.json --status-format=line"
                + " --metrics-file=m.prom --max-lag=2h --conf=c.cfg"
                + PATHS);

    CopyRequest request = arguments.common().request();
    assertThat(arguments.basis()).isEqualTo(Basis.LISTINGS);
    assertThat(request.source()).isEqualTo(ClusterPath.of("a", "/x"));
    assertThat(request.destination()).isEqualTo(ClusterPath.of("b", "/y"));
    assertThat(request.target()).isEqualTo(Target.EXACT);
    assertThat(request.options().selection().rules()).hasSize(1);
    assertThat(request.options().ledger().directory()).isEqualTo("/ledgers");
    assertThat(request.options().threads()).isEqualTo(7);
    assertThat(arguments.common().verbosity()).isEqualTo(2);
    assertThat(arguments.common().statusFile()).isEqualTo(Path.of("/jobs/s.json"));
    assertThat(arguments.common().metricsFile()).isEqualTo(Path.of("/jobs/m.prom"));
    assertThat(arguments.common().statusFormat()).isEqualTo(StatusFormat.LINE);
    assertThat(arguments.common().configuration()).isEqualTo("c.cfg");
  }

  /** Otherwise the ledger of the copy would not be read. */
  @Test
  void looksForTheLedgerOfACopyThatProvesFiles() throws UsageException {
    CopyRequest request = parse("lag" + PATHS).common().request();

    assertThat(request.options().existingFiles()).isEqualTo(ExistingFiles.REPLACE_UNLESS_EQUAL);
    assertThat(request.options().updatePolicy()).isEqualTo(UpdatePolicy.PROOF);
    assertThat(request.options().ledger().use()).isEqualTo(Use.ON);
    assertThat(parse("lag --no-ledger" + PATHS).common().request().options().ledger().use())
        .isEqualTo(Use.OFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--delete",
        "-f",
        "--keep-snapshots=3",
        "--preserve=times",
        "--update=size",
        "--verify=full",
        "--list=x",
        "--against=x"
      })
  void hasNoOptionsOfCopiesAndChecks(String option) {
    assertThatThrownBy(() -> parse("lag " + option + PATHS))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            "There is no option '.*' of 'lag', which copies nothing: leave it out\\.");
  }

  @Test
  void looksForThePairsOfACopyByDifferences() throws UsageException {
    assertThat(parse("lag -T --diff" + PATHS).common().request().options().snapshots().basis())
        .isEqualTo(SnapshotOptions.Basis.DIFFERENCE);
    assertThat(parse("lag -T" + PATHS).common().request().options().snapshots().basis())
        .isEqualTo(SnapshotOptions.Basis.LISTINGS);
    assertThatThrownBy(() -> parse("lag -T --diff --min-age=1h" + PATHS))
        .hasMessageEndingWith("cannot be combined with --min-age or --max-age.");
    assertThatThrownBy(() -> parse("lag -T --diff=yes" + PATHS))
        .hasMessage("The option --diff takes no value.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "h", "-1h", "1.5h", "2h30m"})
  void refusesALimitThatIsNoTime(String limit) {
    assertThatThrownBy(() -> parse("lag --max-lag=" + limit + PATHS))
        .hasMessage("--max-lag must be a time such as 90s, 30m, 12h or 7d, not '" + limit + "'.");
  }

  @Test
  void refusesLocalToLocal() {
    assertThatThrownBy(() -> parse("lag -s local -d local /x /y"))
        .hasMessage("The lag of local behind local is not supported.");
  }

  @Test
  void isMeantByTheFirstWordOnly() {
    assertThat(LagParser.isMeantBy("lag", "-h")).isTrue();
    assertThat(LagParser.isMeantBy("-f", "lag", "/y")).isFalse();
    assertThat(LagParser.isMeantBy()).isFalse();
  }

  private CheckArguments parse(String line) throws UsageException {
    return parser.parse(line.split(" ", -1)).orElseThrow();
  }
}
