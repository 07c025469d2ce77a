package io.howdah.hive;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column by which a table is partitioned. */
public final class HiveColumn {
  private final String name;
  private final String type;

  private HiveColumn(String name, String type) {
    this.name = name;
    this.type = type;
  }

  static HiveColumn of(String name, String type) {
    return new HiveColumn(name, type);
  }

  /** The name in lower case. */
  public String name() {
    return name;
  }

  /** The type as Hive writes it, such as {@code string} or {@code decimal(10,2)}. */
  public String type() {
    return type;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HiveColumn
        && ((HiveColumn) other).name.equals(name)
        && ((HiveColumn) other).type.equals(type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
