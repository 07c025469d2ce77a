package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import java.util.List;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;

class HelpTextTest {
  @Test
  void explainsEveryOption() {
    for (Option option :
        CommandOption.newOptions(SharedOption.withThoseOfTheCommandLine()).getOptions()) {
      String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
      String value = option.hasArg() ? "=" : "";
      assertThat(HelpText.full())
          .containsPattern("(?m)^ +" + letter + "--" + option.getLongOpt() + value);
    }
  }

  @Test
  void explainsNoOptionThatIsNotThere() {
    List<String> named =
        HelpText.full()
            .lines()
            .map(String::trim)
            .filter(line -> line.matches("(-., )?--[a-z].*"))
            .map(line -> line.replaceFirst("^(-., )?--([a-z-]+).*", "$2"))
            .toList();

    assertThat(named).hasSize(SharedOption.withThoseOfTheCommandLine().size());
    assertThat(named)
        .allMatch(
            CommandOption.newOptions(SharedOption.withThoseOfTheCommandLine())::hasLongOption);
  }

  @Test
  void listsTheExitCodeOfEveryError() {
    for (ErrorCode code : ErrorCode.values()) {
      assertThat(HelpText.full()).containsPattern("(?m)^  " + code.exitCode() + " ");
    }
  }

  @Test
  void fitsIntoAnOldTerminal() {
    assertThat(HelpText.full().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.full()).isASCII();
  }

  @Test
  void cutsTheUsageOut() {
    assertThat(HelpText.usage()).startsWith("Usage:\n").endsWith("(--version | -h)\n");
  }

  @Test
  void explainsEveryOptionOfClusters() {
    for (Option option : CommandOption.newOptions(List.of(ClustersOption.values())).getOptions()) {
      String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
      assertThat(HelpText.ofClusters())
          .containsPattern(
              "(?m)^ +" + letter + "--" + option.getLongOpt() + (option.hasArg() ? "=" : " "));
    }
    assertThat(HelpText.ofClusters().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.ofClusters()).isASCII();
  }

  @Test
  void explainsEveryOptionOfUndo() {
    for (Option option : CommandOption.newOptions(List.of(UndoOption.values())).getOptions()) {
      String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
      assertThat(HelpText.ofUndo())
          .containsPattern(
              "(?m)^ +" + letter + "--" + option.getLongOpt() + (option.hasArg() ? "=" : " "));
    }
    assertThat(HelpText.ofUndo().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.ofUndo()).isASCII();
  }

  @Test
  void showsTheSameUsageOfRunsTwice() {
    String usage = HelpText.ofRun().split("\n\n", -1)[1].replace("Usage:\n", "");
    assertThat(HelpText.usage()).contains(usage);
    assertThat(HelpText.ofRun().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.ofRun()).isASCII();
  }

  @Test
  void showsTheSameUsageOfUndoTwice() {
    String usage = HelpText.ofUndo().split("\n\n", -1)[1].replace("Usage:\n", "");
    assertThat(HelpText.usage()).contains(usage);
  }

  @Test
  void explainsEveryOptionOfChecksAndNoOther() {
    List<String> named =
        HelpText.ofCheck()
            .lines()
            .map(String::trim)
            .filter(line -> line.matches("(-., )?--[a-z].*"))
            .map(line -> line.replaceFirst("^(-., )?--([a-z-]+).*", "$2"))
            .toList();

    assertThat(named)
        .containsExactlyElementsOf(
            CheckOption.all().stream().map(CommandOption::longName).toList());
    assertThat(HelpText.ofCheck().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.ofCheck()).isASCII();
  }

  @Test
  void showsTheSameUsageOfChecksTwice() {
    String usage = HelpText.ofCheck().split("\n\n", -1)[1].replace("Usage:\n", "");
    assertThat(HelpText.usage()).contains(usage);
  }

  @Test
  void explainsEveryOptionOfLagsAndNoOther() {
    List<String> named =
        HelpText.ofLag()
            .lines()
            .map(String::trim)
            .filter(line -> line.matches("(-., )?--[a-z].*"))
            .map(line -> line.replaceFirst("^(-., )?--([a-z-]+).*", "$2"))
            .toList();

    assertThat(named)
        .containsExactlyElementsOf(LagOption.ALL.stream().map(CommandOption::longName).toList());
    assertThat(HelpText.ofLag().lines()).allMatch(line -> line.length() <= 80);
    assertThat(HelpText.ofLag()).isASCII();
  }

  @Test
  void showsTheSameUsageOfLagsTwice() {
    String usage = HelpText.ofLag().split("\n\n", -1)[1].replace("Usage:\n", "");
    assertThat(HelpText.usage()).contains(usage);
  }

  @Test
  void listsTheExitCodeOfALagThatIsTooLong() {
    assertThat(HelpText.full()).contains("\n  " + ExitCodes.TOO_FAR_BEHIND + "   ");
    assertThat(HelpText.ofLag()).contains(ExitCodes.TOO_FAR_BEHIND + " where");
  }

  @Test
  void showsTheSameUsageOfClustersTwice() {
    String usage = HelpText.ofClusters().split("\n\n", -1)[1].replace("Usage:\n", "");
    assertThat(HelpText.usage()).contains(usage);
  }
}
