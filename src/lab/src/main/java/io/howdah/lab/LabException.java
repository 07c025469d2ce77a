package io.howdah.lab;

/** A failure of the lab. It is unchecked because a test can only fail. */
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
