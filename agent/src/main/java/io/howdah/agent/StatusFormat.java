package io.howdah.agent;

/** The form of the status on standard output. */
enum StatusFormat {
  /** Indented, for people. */
  LINES {
    @Override
    String of(String json) {
      return json;
    }
  },
  /** For programs that read the last line, such as Airflow's bash operator. */
  LINE {
    @Override
    String of(String json) {
      // A line break within a text is escaped.
      return json.replaceAll("\\n *", " ");
    }
  };

  /** Brings an indented JSON object into this form. */
  abstract String of(String json);
}
