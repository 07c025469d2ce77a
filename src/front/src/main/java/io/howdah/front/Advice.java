package io.howdah.front;

import io.howdah.CopyRequest;
import io.howdah.ErrorCode;

/**
 * Advice on a failure, in the terms of one front end. {@link ErrorCode#advice()} fits all front
 * ends. An implementation also names the option or element that corrects the failure.
 */
public interface Advice {
  /** The advice that fits every front end. */
  Advice NEUTRAL = (code, request) -> code.advice();

  /**
   * One or two sentences. They name an option of the request, or an option that corrects the
   * failure.
   *
   * @param request the request that failed
   */
  String of(ErrorCode code, CopyRequest request);
}
