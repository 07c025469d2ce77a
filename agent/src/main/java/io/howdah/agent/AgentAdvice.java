package io.howdah.agent;

import io.howdah.AttributeLoss;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Unverifiable;
import io.howdah.cluster.ConfigurationReader;
import io.howdah.front.Advice;
import io.howdah.front.option.CopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Advice on failures, with the options of the command line. */
final class AgentAdvice implements Advice {
  private static final String CONFIGURATION =
      "Correct the configuration file at the place that is named, or name another one by "
          + CommandLineOption.CONF.text()
          + " or the variable "
          + ConfigurationReader.VARIABLE
          + ".";

  private static final Map<ErrorCode, Function<CopyRequest, String>> WORDS = words();

  /** Advice on a failure of {@code howdah clusters}. */
  static String ofClusters(ErrorCode code) {
    return code == ErrorCode.INVALID_CONFIGURATION ? CONFIGURATION : code.advice();
  }

  @Override
  public String of(ErrorCode code, CopyRequest request) {
    Function<CopyRequest, String> words = WORDS.get(code);
    return words == null ? code.advice() : words.apply(request);
  }

  /** The codes whose neutral advice is incomplete. */
  private static Map<ErrorCode, Function<CopyRequest, String>> words() {
    Map<ErrorCode, Function<CopyRequest, String>> words = new EnumMap<>(ErrorCode.class);
    words.put(
        ErrorCode.INVALID_ARGUMENT,
        request ->
            "Correct the value that is named; "
                + CommandLineOption.HELP.text()
                + " lists what is accepted.");
    words.put(ErrorCode.INVALID_CONFIGURATION, request -> CONFIGURATION);
    words.put(ErrorCode.PARENT_NOT_FOUND, AgentAdvice::ofMissingParent);
    words.put(ErrorCode.DESTINATION_EXISTS, AgentAdvice::ofExistingFiles);
    words.put(ErrorCode.PERMISSION_DENIED, AgentAdvice::ofDeniedAccess);
    words.put(ErrorCode.SERVER_BUSY, AgentAdvice::ofBusyServer);
    words.put(ErrorCode.NOT_VERIFIABLE, AgentAdvice::ofMissingProof);
    words.put(
        ErrorCode.DELETE_REFUSED,
        request ->
            "Look at a dry run. Correct the source, the destination or "
                + CopyOption.MAX_DELETE.flag()
                + "; where there is no trash, use "
                + CopyOption.BACKUP_DIR.flag()
                + " or "
                + CopyOption.SKIP_TRASH.flag()
                + ". Nothing was deleted.");
    words.put(ErrorCode.UNSUPPORTED_OPERATION, AgentAdvice::ofUnsupportedOperation);
    words.put(ErrorCode.CANCELLED, AgentAdvice::ofCancelledCopy);
    return Collections.unmodifiableMap(words);
  }

  private static String ofMissingParent(CopyRequest request) {
    return request.target() == Target.EXACT
        ? "Make the directory first."
        : "Make the directory first, or use "
            + CommandLineOption.NO_TARGET_DIRECTORY.text()
            + " (-T), which makes it.";
  }

  private static String ofExistingFiles(CopyRequest request) {
    return replaces(request)
        ? "Choose another destination."
        : "To update what exists, use "
            + CommandLineOption.FORCE.text()
            + " (-f); or choose another destination.";
  }

  private static String ofDeniedAccess(CopyRequest request) {
    return request.options().attributeLoss() == AttributeLoss.REPORT
        ? "Ask the owner for access, or run as a user who has it."
        : "Ask the owner for access, run as a user who has it, or leave out "
            + CopyOption.STRICT_ATTRIBUTES.flag()
            + ".";
  }

  private static String ofBusyServer(CopyRequest request) {
    return request.options().threads() == CopyOptions.AUTOMATIC
        ? "Wait, then copy again."
        : "Wait, or use fewer " + CopyOption.THREADS.flag() + ".";
  }

  private static String ofMissingProof(CopyRequest request) {
    return request.options().unverifiable() == Unverifiable.FAIL
        ? "Leave out "
            + CopyOption.REQUIRE_VERIFIED.flag()
            + ", and the file counts as unverifiable; or copy from where it has a checksum."
            + " Reading it twice is no proof."
        : ErrorCode.NOT_VERIFIABLE.advice();
  }

  private static String ofUnsupportedOperation(CopyRequest request) {
    return request.options().attributeLoss() == AttributeLoss.REPORT
        ? ErrorCode.UNSUPPORTED_OPERATION.advice()
        : "Leave out what needs it, such as "
            + CopyOption.STRICT_ATTRIBUTES.flag()
            + ", or copy to another place.";
  }

  /**
   * Finished files are skipped if the next copy compares existing files and has the same target.
   */
  private static String ofCancelledCopy(CopyRequest request) {
    List<String> changes = new ArrayList<>();
    switch (request.options().existingFiles()) {
      case FAIL:
        changes.add(CommandLineOption.FORCE.text() + " (-f)");
        break;
      case REPLACE_UNLESS_EQUAL:
        break;
      case REPLACE_ALWAYS:
        changes.add(
            CopyOption.EXISTING.flag() + "=update in place of what it says of existing files");
        break;
    }
    if (request.target() != Target.EXACT) {
      changes.add(
          CommandLineOption.NO_TARGET_DIRECTORY.text() + " (-T) and the target's exact path");
    }
    return (changes.isEmpty()
            ? "To go on, run the same command again"
            : "To go on, run it again with " + String.join(", and with ", changes))
        + ": files that are finished are skipped.";
  }

  private static boolean replaces(CopyRequest request) {
    return request.options().existingFiles() != ExistingFiles.FAIL;
  }
}
