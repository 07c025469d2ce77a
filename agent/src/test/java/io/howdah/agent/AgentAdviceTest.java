package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds all advice to the options that the failing command line uses, or that mend its failure. */
class AgentAdviceTest {
  /** Options that a code may recommend although the command line does not use them. */
  private static final Map<ErrorCode, Set<String>> REMEDIES =
      Map.of(
          ErrorCode.INVALID_ARGUMENT, Set.of("help"),
          ErrorCode.INVALID_CONFIGURATION, Set.of("conf"),
          ErrorCode.PARENT_NOT_FOUND, Set.of("no-target-directory"),
          ErrorCode.DESTINATION_EXISTS, Set.of("force"),
          ErrorCode.DELETE_REFUSED, Set.of("max-delete", "backup-dir", "skip-trash"),
          ErrorCode.CANCELLED, Set.of("force", "existing", "no-target-directory"));

  private static final Pattern OPTION = Pattern.compile("--([a-z-]+)|\\(-([A-Za-z])\\)");

  private final AgentAdvice advice = new AgentAdvice();

  /** What a command line asks for, and the options by which it does. */
  private record Command(CopyRequest request, Set<String> options) {}

  @ParameterizedTest
  @EnumSource
  void namesOnlyOptionsThatAreUsedOrMendIt(ErrorCode code) {
    Set<String> remedies = REMEDIES.getOrDefault(code, Set.of());
    for (Command command : commands()) {
      String sentence = advice.of(code, command.request());

      assertThat(sentence).matches("[A-Z].*\\.").doesNotContain("<").doesNotContain("element");
      for (String option : options(sentence)) {
        assertThat(command.options().contains(option) || remedies.contains(option))
            .as("%s after %s: %s", code, command.options(), sentence)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesNoOptionsOfCopiesToThoseWhoCheckClusters(ErrorCode code) {
    List<String> known = Arrays.stream(ClustersOption.values()).map(ClustersOption::text).toList();
    Matcher option = OPTION.matcher(AgentAdvice.ofClusters(code));
    while (option.find()) {
      assertThat(known).contains(option.group());
    }
  }

  @Test
  void doesNotRecommendWhatWasUsed() {
    Command force = commands().get(1);
    assertThat(force.options()).contains("force");

    assertThat(advice.of(ErrorCode.DESTINATION_EXISTS, force.request()))
        .isEqualTo("Choose another destination.");
    assertThat(advice.of(ErrorCode.CANCELLED, force.request())).contains("the same command");
  }

  @Test
  void promisesToSkipNothingWhereEqualFilesAreReplaced() {
    CopyOptions always = CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_ALWAYS).build();

    assertThat(advice.of(ErrorCode.CANCELLED, request(always).target(Target.EXACT).build()))
        .isEqualTo(
            "To go on, run it again with --existing=update in place of what it says of existing"
                + " files: files that are finished are skipped.");
    assertThat(advice.of(ErrorCode.CANCELLED, request(always).build()))
        .contains(
            "existing files, and with --no-target-directory (-T) and the target's exact path");
  }

  @Test
  void recommendsToLeaveOutWhatWasUsed() {
    Command preserving = commands().get(2);

    assertThat(advice.of(ErrorCode.PERMISSION_DENIED, preserving.request()))
        .contains("--strict-attributes");
    assertThat(advice.of(ErrorCode.SERVER_BUSY, preserving.request())).contains("--threads");
  }

  private static List<Command> commands() {
    CopyOptions force =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();
    CopyOptions preserving =
        CopyOptions.builder()
            .preserve(EnumSet.allOf(FileAttribute.class))
            .attributeLoss(AttributeLoss.FAIL)
            .verification(Verification.READBACK)
            .unverifiable(Unverifiable.FAIL)
            .threads(8)
            .build();
    CopyOptions always = CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_ALWAYS).build();
    return List.of(
        new Command(request(CopyOptions.defaults()).build(), Set.of()),
        new Command(
            request(force).target(Target.EXACT).build(), Set.of("force", "no-target-directory")),
        new Command(
            request(preserving).build(),
            Set.of("strict-attributes", "verify", "require-verified", "threads")),
        new Command(
            request(always).target(Target.EXACT).build(),
            Set.of("force", "no-checksum", "no-target-directory")));
  }

  private static CopyRequest.Builder request(CopyOptions options) {
    return CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out"))
        .options(options);
  }

  /** The long names of the options that a sentence names, all of which must exist. */
  private static List<String> options(String sentence) {
    return OPTION
        .matcher(sentence)
        .results()
        .map(found -> found.group(1) == null ? byLetter(found.group(2)) : byName(found.group(1)))
        .toList();
  }

  private static String byName(String name) {
    return longName(option -> option.longName().equals(name));
  }

  private static String byLetter(String letter) {
    return longName(option -> letter.equals(option.letter()));
  }

  private static String longName(Predicate<CommandOption> which) {
    return SharedOption.withThoseOfTheCommandLine().stream()
        .filter(which)
        .findFirst()
        .orElseThrow()
        .longName();
  }
}
