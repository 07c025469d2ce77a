package io.howdah.oozie;

/**
 * The names of Howdah's extensions in an Oozie server. They are texts, so that the check of an
 * installation does not load classes that may be missing.
 */
final class InstalledNames {
  /** The name of the workflow element and of the action type. */
  static final String ACTION_TYPE = "webhdfs-copy";

  static final String SCHEMA = "webhdfs-copy-action-1.0.xsd";

  /** The name of {@code WebHdfsCopyActionExecutor}. */
  static final String EXECUTOR = "io.howdah.oozie.WebHdfsCopyActionExecutor";

  /** The name of {@code CopyService}. */
  static final String SERVICE = "io.howdah.oozie.CopyService";

  private InstalledNames() {}
}
