package io.howdah.lab;

/** The lab could not do what it was told; a test can only fail of it, so it is unchecked. */
public final class LabException extends RuntimeException {
  private final String type;

  LabException(String type, String message) {
    super(message);
    this.type = type;
  }

  LabException(String message, Throwable cause) {
    super(message, cause);
    this.type = cause.getClass().getName();
  }

  /** The class of the exception inside the cluster's JVM, such as Hadoop's own. */
  public String type() {
    return type;
  }
}
