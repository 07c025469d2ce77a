package io.howdah.oozie.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.AttributeLoss;
import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds all advice to the elements that the failing action uses. */
class WorkflowAdviceTest {
  private static final Pattern ELEMENT = Pattern.compile("\\belement ([a-z-]+)");

  private final WorkflowAdvice advice = new WorkflowAdvice();

  /** The request of an action, and its elements. */
  private record Action(CopyRequest request, Set<String> elements) {}

  @ParameterizedTest
  @EnumSource
  void namesOnlyElementsThatAreUsed(ErrorCode code) throws IOException {
    String schema = Files.readString(Path.of("src/main/resources/webhdfs-copy-action-1.0.xsd"));
    for (Action action : actions()) {
      String sentence = advice.of(code, action.request());

      assertThat(sentence)
          .matches("[A-Z].*\\.")
          .doesNotContainPattern("[<>&\"$]|--[a-z]|\\(-[A-Za-z]\\)|command line|help text");
      for (MatchResult element : ELEMENT.matcher(sentence).results().toList()) {
        String name = element.group(1);
        assertThat(schema).contains("<xs:element name=\"" + name + "\"");
        assertThat(action.elements()).as("%s: %s", code, sentence).contains(name);
      }
    }
  }

  @Test
  void recommendsToChangeWhatWasUsed() {
    CopyRequest request = actions().get(1).request();

    assertThat(advice.of(ErrorCode.DESTINATION_EXISTS, request)).contains("element existing");
    assertThat(advice.of(ErrorCode.PERMISSION_DENIED, request))
        .contains("element strict-attributes");
    assertThat(advice.of(ErrorCode.SERVER_BUSY, request)).contains("element threads");
    assertThat(advice.of(ErrorCode.NOT_VERIFIABLE, request)).contains("element require-verified");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "KERBEROS_LOGIN_FAILED",
        "CLUSTER_UNREACHABLE",
        "DATANODE_FAILED",
        "DATANODES_UNREACHABLE",
        "METASTORE_UNREACHABLE",
        "SERVER_FAILED",
        "RUN_STATE_LOST"
      })
  void tellsTheAdministratorWhatOnlyTheAdministratorCanDo(ErrorCode code) {
    assertThat(advice.of(code, actions().get(0).request()))
        .isEqualTo("For the administrator of this Oozie server: " + code.advice());
  }

  @Test
  void promisesToSkipNothingWhereEqualFilesAreReplaced() {
    CopyOptions replacing =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_ALWAYS).build();

    assertThat(advice.of(ErrorCode.CANCELLED, actions().get(0).request()))
        .isEqualTo("To go on, run the workflow again: files that are finished are skipped.");
    assertThat(advice.of(ErrorCode.CANCELLED, request(replacing)))
        .startsWith("To go on, set the element existing to update and ");
  }

  private static List<Action> actions() {
    CopyOptions updating =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();
    CopyOptions all =
        CopyOptions.builder()
            .existingFiles(ExistingFiles.FAIL)
            .preserve(EnumSet.allOf(FileAttribute.class))
            .attributeLoss(AttributeLoss.FAIL)
            .verification(Verification.READBACK)
            .unverifiable(Unverifiable.FAIL)
            .threads(8)
            .build();
    return List.of(
        new Action(request(updating), Set.of()),
        new Action(
            request(all),
            Set.of("existing", "strict-attributes", "verify", "require-verified", "threads")));
  }

  private static CopyRequest request(CopyOptions options) {
    return CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out"))
        .options(options)
        .target(CopyRequest.Target.EXACT)
        .build();
  }
}
