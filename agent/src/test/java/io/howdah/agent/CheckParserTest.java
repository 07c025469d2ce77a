package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.Deletion.Excluded;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import io.howdah.agent.CheckArguments.Basis;
import io.howdah.agent.CheckArguments.Listed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckParserTest {
  private static final String PATHS = " -s a -d b /x /y";

  private final CheckParser parser = new CheckParser(Path.of("/jobs"));

  @Test
  void readsPathsAndOptions() throws UsageException {
    CheckArguments arguments =
        parse(
            "check -T --verify=readback --require-verified --update=mtime --threads=7"
                + " --list=diff.jsonl --list-equal --silent -vv --status-file=s.json"
                + PATHS);

    CopyRequest request = arguments.common().request();
    assertThat(request.source()).isEqualTo(ClusterPath.of("a", "/x"));
    assertThat(request.destination()).isEqualTo(ClusterPath.of("b", "/y"));
    assertThat(request.target()).isEqualTo(Target.EXACT);
    assertThat(request.options().verification()).isEqualTo(Verification.READBACK);
    assertThat(request.options().unverifiable()).isEqualTo(Unverifiable.FAIL);
    assertThat(request.options().updatePolicy()).isEqualTo(UpdatePolicy.MTIME);
    assertThat(request.options().threads()).isEqualTo(7);
    assertThat(arguments.list()).isEqualTo("diff.jsonl");
    assertThat(arguments.listed()).isEqualTo(Listed.ALL);
    assertThat(arguments.common().verbosity()).isEqualTo(2);
    assertThat(arguments.common().statusFile()).isEqualTo(Path.of("/jobs/s.json"));
  }

  @Test
  void needsNoFurtherOptionForThoseThatACopyCombines() throws UsageException {
    assertThat(options("--update=size").updatePolicy()).isEqualTo(UpdatePolicy.SIZE);
    assertThat(options("--delete-excluded").deletion().excluded()).isEqualTo(Excluded.DELETE);
    assertThat(options("--exclude=*.tmp").selection().rules()).hasSize(1);
  }

  @Test
  void readsAReportInPlaceOfTheSource() throws UsageException {
    CheckArguments arguments =
        parse("check --against=r.jsonl -d b --threads=7 --list=- --require-verified /y");

    CopyRequest request = arguments.common().request();
    assertThat(arguments.basis()).isEqualTo(Basis.REPORT);
    assertThat(request.source()).isEqualTo(ClusterPath.of("local", "/jobs/r.jsonl"));
    assertThat(request.destination()).isEqualTo(ClusterPath.of("b", "/y"));
    assertThat(request.options().threads()).isEqualTo(7);
    assertThat(request.options().unverifiable()).isEqualTo(Unverifiable.FAIL);
    assertThat(arguments.list()).isEqualTo("-");
    assertThat(parse("check --against=/r -d local").common().request().destination())
        .isEqualTo(ClusterPath.of("local", "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-s a",
        "-T",
        "--exclude=x",
        "--include=x",
        "--filter-from=x",
        "--files-from=x",
        "--filter=x",
        "--files=x",
        "--update=size",
        "--verify=readback",
        "--min-size=5",
        "--no-default-excludes",
        "--delete-excluded"
      })
  void refusesOptionsThatAReportLeavesNoChoiceFor(String option) {
    assertThatThrownBy(() -> parse("check --against=r -d b " + option))
        .hasMessageMatching(
            "The option --[a-z-]+ cannot be combined with --against: the report says what is"
                + " compared[.]");
  }

  @Test
  void refusesAReportWithTwoPathsOrWithoutACluster() {
    assertThatThrownBy(() -> parse("check --against=r -d b /x /y"))
        .hasMessage("Beside a report there must be one path at most, DEST_PATH, and not [/x, /y].");
    assertThatThrownBy(() -> parse("check --against=r /y"))
        .hasMessage("The option --dest is missing.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--force",
        "-f",
        "--no-checksum",
        "--existing=update",
        "--preserve",
        "--preserve=owner",
        "--delete",
        "--max-delete=5",
        "--skip-trash",
        "--backup-dir=/b",
        "--max-files=5",
        "--max-bytes=5",
        "--max-duration=5s",
        "--files-only",
        "--done-flags=x",
        "--chunk-size=5M",
        "--error-on-no-change",
        "--dry-run"
      })
  void refusesOptionsOfCopies(String option) {
    assertThatThrownBy(() -> parse("check " + option + PATHS))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching("The option --[a-z-]+ is for copies, and a check changes nothing[.]");
  }

  @Test
  void refusesWhatComparesNothing() {
    assertThatThrownBy(() -> parse("check --update=never" + PATHS))
        .hasMessage("--update=never compares nothing, and a check cannot use it.");
    assertThatThrownBy(() -> parse("check --verify=length" + PATHS))
        .hasMessage("--verify=length proves nothing; --update=size compares lengths alone.");
    assertThatThrownBy(() -> parse("check --list-equal" + PATHS))
        .hasMessage("--list-equal needs --list.");
    assertThatThrownBy(() -> parse("check -s local -d local /x /y"))
        .hasMessage("A check of local with local is not supported, use diff command.");
    assertThatThrownBy(() -> parse("check --against-all=report" + PATHS))
        .hasMessage("There is no option '--against-all=report' of 'check'.");
  }

  @Test
  void asksForHelp() throws UsageException {
    assertThat(parser.parse("check", "--help")).isEmpty();
  }

  @Test
  void isMeantByTheFirstWordAlone() {
    assertThat(CheckParser.isMeantBy("check", "-s", "a")).isTrue();
    assertThat(CheckParser.isMeantBy("-s", "a", "-d", "b", "check", "/y")).isFalse();
    assertThat(CheckParser.isMeantBy()).isFalse();
  }

  private CopyOptions options(String option) throws UsageException {
    return parse("check " + option + PATHS).common().request().options();
  }

  private CheckArguments parse(String line) throws UsageException {
    return parser.parse(line.split(" ", -1)).orElseThrow();
  }
}
