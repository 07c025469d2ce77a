package io.howdah.oozie.run;

import io.howdah.AttributeLoss;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.Unverifiable;
import io.howdah.front.Advice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Advice on failures, with the elements of {@code webhdfs-copy}. Only the administrator can change
 * the cluster file, so such advice is addressed to the administrator.
 */
public final class WorkflowAdvice implements Advice {
  static final String ADMINISTRATOR = "For the administrator of this Oozie server: ";

  private static final Set<ErrorCode> FOR_ADMINISTRATOR =
      Collections.unmodifiableSet(
          EnumSet.of(
              ErrorCode.KDC_UNREACHABLE,
              ErrorCode.SERVER_NOT_TRUSTED,
              ErrorCode.NO_ACTIVE_NAMENODE,
              ErrorCode.CLUSTER_UNREACHABLE,
              ErrorCode.DATANODE_FAILED,
              ErrorCode.DATANODES_UNREACHABLE,
              ErrorCode.METASTORE_UNREACHABLE,
              ErrorCode.UNEXPECTED_ANSWER,
              ErrorCode.SERVER_FAILED,
              ErrorCode.GROUPS_UNKNOWN,
              ErrorCode.RUN_STATE_LOST));

  private static final Map<ErrorCode, Function<CopyRequest, String>> WORDS = words();

  @Override
  public String of(ErrorCode code, CopyRequest request) {
    Function<CopyRequest, String> words = WORDS.get(code);
    if (words != null) {
      return words.apply(request);
    }
    return isForAdministrator(code) ? ADMINISTRATOR + code.advice() : code.advice();
  }

  /**
   * Whether only the administrator can follow the advice. It concerns the cluster file, the Oozie
   * server, its network, or a server of a cluster.
   */
  private static boolean isForAdministrator(ErrorCode code) {
    return code.isOfLogin() || FOR_ADMINISTRATOR.contains(code);
  }

  /** The codes whose neutral advice is incomplete. */
  private static Map<ErrorCode, Function<CopyRequest, String>> words() {
    Map<ErrorCode, Function<CopyRequest, String>> words = new EnumMap<>(ErrorCode.class);
    words.put(
        ErrorCode.INVALID_ARGUMENT,
        request -> "Correct it; the page for workflow authors lists what is accepted.");
    words.put(
        ErrorCode.INVALID_CONFIGURATION,
        request -> ADMINISTRATOR + "Correct the cluster file at the place that the log names.");
    words.put(
        ErrorCode.UNKNOWN_CLUSTER,
        request ->
            "Name a cluster that is open to the user, or ask the administrator of this Oozie"
                + " server to add one.");
    words.put(ErrorCode.DESTINATION_EXISTS, WorkflowAdvice::ofExistingFiles);
    words.put(ErrorCode.PERMISSION_DENIED, WorkflowAdvice::ofDeniedAccess);
    words.put(ErrorCode.SERVER_BUSY, WorkflowAdvice::ofBusyServer);
    words.put(ErrorCode.NOT_VERIFIABLE, WorkflowAdvice::ofMissingProof);
    words.put(
        ErrorCode.DELETE_REFUSED,
        request ->
            "Look at a dry run. Correct the source, the destination or the limit; where"
                + " there is no trash, set backup-dir or skip-trash. Nothing was deleted.");
    words.put(ErrorCode.UNSUPPORTED_OPERATION, WorkflowAdvice::ofUnsupportedOperation);
    words.put(
        ErrorCode.LOCAL_IO_FAILED, request -> ADMINISTRATOR + "Check the disk of the server.");
    words.put(
        ErrorCode.VERIFICATION_FAILED,
        request ->
            "The bytes differ: copy again. If it stays, the administrators of the clusters and of"
                + " this Oozie server must check disks, memory, network and the proxies on the"
                + " way.");
    words.put(ErrorCode.CANCELLED, WorkflowAdvice::ofCancelledCopy);
    return Collections.unmodifiableMap(words);
  }

  private static String ofExistingFiles(CopyRequest request) {
    return request.options().existingFiles() == ExistingFiles.FAIL
        ? "Set the element existing to update or replace, or choose another destination."
        : "Choose another destination.";
  }

  private static String ofDeniedAccess(CopyRequest request) {
    return request.options().attributeLoss() == AttributeLoss.REPORT
        ? "Ask the owner for access, or run the workflow as a user who has it."
        : "Ask the owner for access, run the workflow as a user who has it, or leave out"
            + " the element strict-attributes.";
  }

  private static String ofBusyServer(CopyRequest request) {
    return request.options().threads() == CopyOptions.AUTOMATIC
        ? "Wait, then copy again."
        : "Wait, or set the element threads to a smaller number.";
  }

  private static String ofMissingProof(CopyRequest request) {
    return request.options().unverifiable() == Unverifiable.FAIL
        ? "Leave out the element require-verified, and the file counts as unverifiable; or copy"
            + " from where it has a checksum. Reading it twice is no proof."
        : ErrorCode.NOT_VERIFIABLE.advice();
  }

  private static String ofUnsupportedOperation(CopyRequest request) {
    return request.options().attributeLoss() == AttributeLoss.REPORT
        ? ErrorCode.UNSUPPORTED_OPERATION.advice()
        : "Leave out what needs it, such as the element strict-attributes, or copy to"
            + " another place.";
  }

  /** Only a copy that compares existing files skips finished files. */
  private static String ofCancelledCopy(CopyRequest request) {
    return request.options().existingFiles() == ExistingFiles.REPLACE_UNLESS_EQUAL
        ? "To go on, run the workflow again: files that are finished are skipped."
        : "To go on, set the element existing to update and run the workflow again: files that are"
            + " finished are skipped.";
  }
}
