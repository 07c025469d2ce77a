package io.howdah.oozie;

import io.howdah.front.text.OneLineText;
import io.howdah.oozie.run.RunLog;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.service.DagXLogInfoService;
import org.apache.oozie.service.XLogService;
import org.apache.oozie.util.XLog;

/**
 * Writes to oozie.log with the prefix of the job, by which {@code oozie job -log} finds the lines.
 */
final class OozieRunLog implements RunLog {
  private final XLog log;

  private OozieRunLog(XLog log) {
    this.log = log;
  }

  static OozieRunLog of(WorkflowJob workflow, String actionId) {
    // The prefix of the thread may be that of another job: many jobs share the threads that copy.
    XLog.Info prefix = new XLog.Info();
    prefix.setParameter(XLogService.USER, workflow.getUser());
    prefix.setParameter(XLogService.GROUP, "-");
    prefix.setParameter(DagXLogInfoService.TOKEN, "");
    prefix.setParameter(
        DagXLogInfoService.APP, OneLineText.of(String.valueOf(workflow.getAppName())));
    prefix.setParameter(DagXLogInfoService.JOB, workflow.getId());
    prefix.setParameter(DagXLogInfoService.ACTION, actionId);
    XLog log = XLog.getLog(ServiceLog.NAME);
    log.setMsgPrefix(prefix.createPrefix());
    return new OozieRunLog(log);
  }

  @Override
  public void info(String line) {
    log.info("{0}", OneLineText.of(line));
  }

  @Override
  public void warn(String line) {
    log.warn("{0}", OneLineText.of(line));
  }
}
