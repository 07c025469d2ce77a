package io.howdah.oozie.run;

/**
 * The log of a run: Oozie's log with the prefix of the job. Thread-safe. A file name may contain
 * line breaks, which could forge lines of another job. So an implementation makes each text one
 * line.
 */
public interface RunLog {
  void info(String line);

  void warn(String line);
}
