package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.agent.ClustersArguments.Output;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClustersParserTest {
  @Test
  void checksAllClustersAndWritesNothing() throws Exception {
    ClustersArguments arguments = parse("clusters");

    assertThat(arguments.output()).isEqualTo(Output.TABLE);
    assertThat(arguments.aliases()).isEmpty();
    assertThat(arguments.configuration()).isNull();
    assertThat(arguments.options().timeLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(arguments.options().writeDirectory()).isNull();
  }

  @Test
  void readsEveryOption() throws Exception {
    ClustersArguments arguments =
        parse("clusters b --json --write-check-in=/tmp --timeout 5 --conf=c.cfg a");

    assertThat(arguments.output()).isEqualTo(Output.JSON);
    assertThat(arguments.aliases()).containsExactly("b", "a");
    assertThat(arguments.configuration()).isEqualTo("c.cfg");
    assertThat(arguments.options().timeLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(arguments.options().writeDirectory()).isEqualTo("/tmp");
  }

  @ParameterizedTest
  @CsvSource({
    "clusters --write-check prod, ''",
    "clusters --write-check --write-check-in=x, x",
    "clusters --write-check-in=x --write-check, x",
  })
  void writesWhereItIsToldTo(String line, String directory) throws Exception {
    assertThat(parse(line).options().writeDirectory()).isEqualTo(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clusters", "clusters /x", "clusters -s a -d b /y"})
  void isMeantByTheFirstWordAlone(String line) {
    assertThat(ClustersParser.isMeantBy(line.split(" ", -1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-s a -d b clusters /y", "./clusters /y -s a -d b", "-- clusters", "Clusters", ""})
  void leavesPathsToCopies(String line) {
    assertThat(ClustersParser.isMeantBy(line.split(" ", -1))).isFalse();
    assertThat(ClustersParser.isMeantBy()).isFalse();
  }

  @Test
  void copiesAPathOfThatName() throws Exception {
    String[] line = {"-s", "a", "-d", "b", "clusters", "/y"};

    assertThat(new CommandLineParser(Path.of("/")).parse(line).request().source())
        .hasToString("a:clusters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clusters /y -s a | There is no option '-s' of 'clusters'; to copy a path of that name, put"
            + " the options before it.",
        "clusters --dest=b | There is no option '--dest=b' of 'clusters'; to copy a path",
        "clusters --jsno | There is no option '--jsno' of 'clusters'.",
        "clusters --timeout | The option --timeout needs a value.",
        "clusters --timeout=0 | --timeout must be 1 to 86400 seconds, not '0'.",
        "clusters --timeout=5m | --timeout must be 1 to 86400 seconds, not '5m'.",
        "clusters --timeout=99999 | --timeout must be 1 to 86400 seconds, not '99999'.",
        "clusters --conf=a --conf=b | The option --conf is given more than once.",
        "clusters --write-check-in= | The option --write-check-in needs a value.",
      })
  void explainsWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  private static ClustersArguments parse(String line) throws UsageException {
    return ClustersParser.parse(line.split(" ", -1));
  }
}
