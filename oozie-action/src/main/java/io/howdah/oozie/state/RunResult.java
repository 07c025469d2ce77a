package io.howdah.oozie.state;

import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The result of a run for the workflow. */
public final class RunResult {
  /** The external status of the action after a copy without failures. */
  public static final String SUCCEEDED = "SUCCEEDED";

  /** The external status of the action after any other copy. */
  public static final String FAILED = "FAILED";

  private static final String STATUS = "status";
  private static final String ERROR_CODE = "errorCode";
  private static final String ERROR_MESSAGE = "errorMessage";
  private static final String DATA = "data.";

  private static final Pattern CODE = Pattern.compile("HOWDAH_[A-Z_]{1,40}");
  private static final int LONGEST_MESSAGE = 500;

  private final @Nullable String errorCode;
  private final @Nullable String errorMessage;
  private final Map<String, String> data;

  private RunResult(
      @Nullable String errorCode, @Nullable String errorMessage, Map<String, String> data) {
    this.errorCode = errorCode;
    this.errorMessage = errorMessage;
    this.data = new TreeMap<>(data);
  }

  /** The result of a copy without failures. */
  public static RunResult succeeded(Map<String, String> data) {
    return new RunResult(null, null, data);
  }

  /** The result of a copy that failed in part or as a whole. */
  public static RunResult failed(String errorCode, String errorMessage, Map<String, String> data) {
    return new RunResult(errorCode, errorMessage, data);
  }

  /** The substitute for a result that is invalid or too large for the workflow. */
  public static RunResult unreadable() {
    return failed(
        "HOWDAH_INTERNAL_ERROR", "The result of the copy is not readable.", Collections.emptyMap());
  }

  static RunResult of(Properties properties) {
    Map<String, String> data = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(DATA)) {
        data.put(key.substring(DATA.length()), properties.getProperty(key, ""));
      }
    }
    if (properties.getProperty(STATUS, FAILED).equals(SUCCEEDED)) {
      return succeeded(data);
    }
    String code = properties.getProperty(ERROR_CODE, "");
    String message = properties.getProperty(ERROR_MESSAGE, "");
    // The workflow's user can write to the file, and the values must fit into Oozie's database.
    return CODE.matcher(code).matches() && message.length() <= LONGEST_MESSAGE
        ? failed(code, message, data)
        : unreadable();
  }

  /** {@link #SUCCEEDED} or {@link #FAILED}. */
  public String status() {
    return errorCode == null ? SUCCEEDED : FAILED;
  }

  /** The value of {@code wf:errorCode}; null after a success. */
  public @Nullable String errorCode() {
    return errorCode;
  }

  /** The value of {@code wf:errorMessage}; null after a success. */
  public @Nullable String errorMessage() {
    return errorMessage;
  }

  /** The action data. */
  public Properties data() {
    Properties properties = new Properties();
    properties.putAll(data);
    return properties;
  }

  Properties toProperties() {
    Properties properties = new Properties();
    properties.setProperty(STATUS, status());
    if (errorCode != null && errorMessage != null) {
      properties.setProperty(ERROR_CODE, errorCode);
      properties.setProperty(ERROR_MESSAGE, errorMessage);
    }
    data.forEach((key, value) -> properties.setProperty(DATA + key, value));
    return properties;
  }
}
