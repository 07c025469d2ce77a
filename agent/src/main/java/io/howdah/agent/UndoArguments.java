package io.howdah.agent;

import io.howdah.UndoRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parsed command line of {@code howdah undo}. */
final class UndoArguments {
  /** What is printed for each file and directory. */
  enum Detail {
    TOTALS_ONLY,
    EACH_ENTRY
  }

  private final @Nullable UndoRequest request;
  private final @Nullable String configuration;
  private final Detail detail;

  private UndoArguments(
      @Nullable UndoRequest request, @Nullable String configuration, Detail detail) {
    this.request = request;
    this.configuration = configuration;
    this.detail = detail;
  }

  /** The arguments of a command line that prints the help text only. */
  static UndoArguments help() {
    return new UndoArguments(null, null, Detail.TOTALS_ONLY);
  }

  /**
   * The arguments of an undo.
   *
   * @param configuration the configuration file as given; null where the option is missing
   */
  static UndoArguments of(UndoRequest request, @Nullable String configuration, Detail detail) {
    return new UndoArguments(request, configuration, detail);
  }

  boolean isHelp() {
    return request == null;
  }

  /** The undo; not for the help text. */
  UndoRequest request() {
    return Objects.requireNonNull(request, "the help text has no request");
  }

  /** The configuration file as given; null where the option is missing. */
  @Nullable String configuration() {
    return configuration;
  }

  Detail detail() {
    return detail;
  }
}
