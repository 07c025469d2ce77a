package io.howdah.agent;

/** Builds Prometheus' text format: each metric with its help, its type and its samples. */
final class MetricsText {
  private final StringBuilder text = new StringBuilder();
  private String name = "";

  /** Begins a metric whose value may rise and fall. */
  MetricsText gauge(String name, String help) {
    this.name = name;
    line("# HELP " + name + " " + help);
    line("# TYPE " + name + " gauge");
    return this;
  }

  /** Adds a value of the metric that was begun last. */
  MetricsText sample(Labels labels, Object value) {
    line(name + labels + " " + value);
    return this;
  }

  private void line(String line) {
    text.append(text.length() == 0 ? "" : "\n").append(line);
  }

  /** All lines, without a line break at the end. */
  @Override
  public String toString() {
    return text.toString();
  }

  /** The labels of a sample, in their order. Immutable. */
  static final class Labels {
    private final String pairs;

    private Labels(String pairs) {
      this.pairs = pairs;
    }

    static Labels of(String name, String value) {
      return new Labels(pair(name, value));
    }

    /** Returns these labels and one more. */
    Labels and(String name, String value) {
      return new Labels(pairs + "," + pair(name, value));
    }

    private static String pair(String name, String value) {
      String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      return name + "=\"" + escaped + "\"";
    }

    /** For example {@code {source="a:/b",destination="c:/d"}}. */
    @Override
    public String toString() {
      return "{" + pairs + "}";
    }
  }
}
