package io.howdah.oozie.run;

/**
 * Where a run's lines go: Oozie's log, with the prefix of the job. Safe for many threads. A file's
 * name may hold line breaks, with which it could forge another job's lines, so an implementation
 * makes one line of each text.
 */
public interface RunLog {
  void info(String line);

  void warn(String line);
}
