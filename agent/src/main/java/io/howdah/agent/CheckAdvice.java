package io.howdah.agent;

import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.front.Advice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Advice on failures of {@code howdah check}. */
final class CheckAdvice implements Advice {
  private static final Map<ErrorCode, String> WORDS = words();

  @Override
  public String of(ErrorCode code, CopyRequest request) {
    return of(code);
  }

  static String of(ErrorCode code) {
    return WORDS.getOrDefault(code, AgentAdvice.ofClusters(code));
  }

  /** The codes whose other advice is for copies. */
  private static Map<ErrorCode, String> words() {
    Map<ErrorCode, String> words = new EnumMap<>(ErrorCode.class);
    words.put(ErrorCode.CANCELLED, "Run the check again. It begins anew.");
    words.put(ErrorCode.SOURCE_CHANGED, "Check again when nothing writes to these files.");
    words.put(ErrorCode.SERVER_BUSY, "Wait, then check again.");
    words.put(
        ErrorCode.VERIFICATION_FAILED,
        "Check again; if it stays, check disks, memory, network and the proxies on the way.");
    words.put(ErrorCode.SAFE_MODE, "Wait until the NameNode leaves safe mode, then check again.");
    words.put(
        ErrorCode.NOT_COPYABLE, "Leave it out, or put the file or directory itself in its place.");
    return Collections.unmodifiableMap(words);
  }
}
