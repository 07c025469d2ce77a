package io.howdah;

/** What becomes of a file with an attribute that the destination does not take. */
public enum AttributeLoss {
  /** The file is copied without it. The loss is reported and counted. */
  REPORT,
  /** The file fails. */
  FAIL
}
