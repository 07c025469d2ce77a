package io.howdah.oozie;

import io.howdah.front.text.OneLineText;
import org.apache.oozie.util.XLog;

/**
 * The server's own log, for its administrator. Each entry is made one line, since it may quote a
 * workflow or the name of a file.
 */
final class ServiceLog {
  /** A name below Oozie's own package: Oozie's log configuration drops all others. */
  static final String NAME = "org.apache.oozie.action.howdah";

  private static final XLog LOG = XLog.getLog(NAME);

  private ServiceLog() {}

  static void debug(String line) {
    LOG.debug("{0}", OneLineText.of(line));
  }

  static void info(String line) {
    LOG.info("{0}", OneLineText.of(line));
  }

  static void warn(String line) {
    LOG.warn("{0}", OneLineText.of(line));
  }

  static void error(String line) {
    LOG.error("{0}", OneLineText.of(line));
  }

  /** Logs an error that the administrator of the server must correct. */
  static void complain(String problem) {
    error("Howdah's installation: " + problem);
  }
}
