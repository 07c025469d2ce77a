package io.howdah.oozie;

import io.howdah.front.text.OneLineText;
import org.apache.oozie.util.XLog;

/**
 * The server's own log, for what concerns its administrator. Each entry is one line: it may quote
 * what a workflow's author or the name of a file says.
 */
final class ServiceLog {
  /** Under Oozie's own name: its log configuration drops all others. */
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

  /** Says what the administrator of the server has to mend. */
  static void complain(String problem) {
    error("Howdah's installation: " + problem);
  }
}
