package io.howdah.oozie.run;

/** Where a run's lines go: Oozie's log, with the prefix of the job. Safe for many threads. */
public interface RunLog {
  void info(String line);

  void warn(String line);

  /** A file's name may hold line breaks, with which it could forge another job's lines. */
  static String inOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", "?");
  }
}
