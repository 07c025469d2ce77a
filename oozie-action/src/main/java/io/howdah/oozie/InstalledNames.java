package io.howdah.oozie;

/**
 * The names under which an Oozie server knows what Howdah adds to it. They are texts, so that the
 * check of an installation needs none of the classes that it finds missing.
 */
final class InstalledNames {
  /** The element of a workflow, and the type of its action. */
  static final String ACTION_TYPE = "webhdfs-copy";

  static final String SCHEMA = "webhdfs-copy-action-1.0.xsd";

  /** The name of {@code WebHdfsCopyActionExecutor}. */
  static final String EXECUTOR = "io.howdah.oozie.WebHdfsCopyActionExecutor";

  /** The name of {@code CopyService}. */
  static final String SERVICE = "io.howdah.oozie.CopyService";

  private InstalledNames() {}
}
