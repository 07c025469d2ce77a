package io.howdah.event;

import io.howdah.CopyEvent;
import io.howdah.TableFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The copy has found a table of a format that needs care. It is told once for each format. */
public final class TableFormatFound implements CopyEvent {
  private final TableFormat format;
  private final String source;

  private TableFormatFound(TableFormat format, String source) {
    this.format = format;
    this.source = source;
  }

  /**
   * The first entry of a format.
   *
   * @param source its path at the source
   */
  public static TableFormatFound of(TableFormat format, String source) {
    return new TableFormatFound(format, source);
  }

  public TableFormat format() {
    return format;
  }

  /** The path of the first such entry at the source. */
  public String source() {
    return source;
  }

  /** What was found, and what follows from it. */
  public String sentence() {
    return "'" + source + "' " + format.consequence() + ".";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableFormatFound
        && ((TableFormatFound) other).format == format
        && ((TableFormatFound) other).source.equals(source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(format, source);
  }

  @Override
  public String toString() {
    return "found " + format + " at " + source;
  }
}
