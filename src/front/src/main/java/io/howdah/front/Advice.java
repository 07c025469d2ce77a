package io.howdah.front;

import io.howdah.CopyRequest;
import io.howdah.ErrorCode;

/**
 * What the user of a front end can do about a failure, in the words of that front end. {@link
 * ErrorCode#advice()} fits all of them; an implementation says more where it knows the name of an
 * option or element.
 */
public interface Advice {
  /** Only what fits every front end. */
  Advice NEUTRAL = (code, request) -> code.advice();

  /**
   * A sentence or two. It names an option that the request uses, or one that mends the failure.
   *
   * @param request what was asked for, and failed
   */
  String of(ErrorCode code, CopyRequest request);
}
