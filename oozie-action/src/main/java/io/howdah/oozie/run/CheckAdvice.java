package io.howdah.oozie.run;

import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.front.Advice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Advice on failures of a check in a workflow. */
final class CheckAdvice implements Advice {
  static final CheckAdvice INSTANCE = new CheckAdvice();

  private static final Map<ErrorCode, String> WORDS = words();

  private final WorkflowAdvice others = new WorkflowAdvice();

  private CheckAdvice() {}

  @Override
  public String of(ErrorCode code, CopyRequest request) {
    String words = WORDS.get(code);
    return words == null ? others.of(code, request) : words;
  }

  /** The codes whose other advice is for copies. */
  private static Map<ErrorCode, String> words() {
    Map<ErrorCode, String> words = new EnumMap<>(ErrorCode.class);
    words.put(ErrorCode.CANCELLED, "Run the workflow again. The check begins anew.");
    words.put(ErrorCode.SOURCE_CHANGED, "Check when nothing writes to these files.");
    words.put(ErrorCode.SERVER_BUSY, "Wait, then check again.");
    words.put(ErrorCode.SAFE_MODE, "Wait until the NameNode leaves safe mode, then check again.");
    words.put(
        ErrorCode.VERIFICATION_FAILED,
        "Check again. If it stays, the administrators of the clusters and of this Oozie server must"
            + " check disks, memory, network and the proxies on the way.");
    words.put(
        ErrorCode.SERVER_FAILED,
        WorkflowAdvice.ADMINISTRATOR
            + "The server gave no known reason: look for the error in its log, then check again.");
    return Collections.unmodifiableMap(words);
  }
}
