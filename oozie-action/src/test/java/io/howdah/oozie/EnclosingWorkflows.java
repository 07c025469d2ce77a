package io.howdah.oozie;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Forks, parents and coordinators around a copy. */
final class EnclosingWorkflows {
  private static final String ENDS =
      """
      <kill name="fail"><message>${wf:errorMessage(wf:lastErrorNode())}</message></kill>
      <end name="end"/>
      """;

  private EnclosingWorkflows() {}

  /** A workflow with global settings that copies into two directories at the same time. */
  static String fork(String source, String target, String left, String right) {
    return """
    <workflow-app name="fork" xmlns="uri:oozie:workflow:1.0">
      <global>
        <resource-manager>localhost:8032</resource-manager>
        <name-node>${nameNode}</name-node>
        <configuration>
          <property><name>mapreduce.job.queuename</name><value>default</value></property>
        </configuration>
      </global>
      <start to="both"/>
      <fork name="both"><path start="%1$s"/><path start="%2$s"/></fork>
      %3$s
      %4$s
      <join name="joined" to="end"/>
      %5$s
    </workflow-app>
    """
        .formatted(left, right, branch(left, source, target), branch(right, source, target), ENDS);
  }

  private static String branch(String name, String source, String target) {
    return """
    <action name="%1$s">
      <webhdfs-copy xmlns="uri:howdah:webhdfs-copy-action:1.0">
        <source cluster="staging">%2$s</source>
        <destination cluster="prod">%3$s/%1$s</destination>
      </webhdfs-copy>
      <ok to="joined"/>
      <error to="fail"/>
    </action>
    """
        .formatted(name, source, target);
  }

  /** The parent of the workflow at this path. */
  static String parentOf(String child) {
    return """
    <workflow-app name="parent" xmlns="uri:oozie:workflow:1.0">
      <start to="child"/>
      <action name="child">
        <sub-workflow>
          <app-path>${nameNode}%s</app-path>
          <propagate-configuration/>
        </sub-workflow>
        <ok to="end"/>
        <error to="fail"/>
      </action>
      %s
    </workflow-app>
    """
        .formatted(child, ENDS);
  }

  /** A coordinator of a workflow that is due once, now. */
  static String once(String workflow) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
    return """
    <coordinator-app name="once" frequency="10" timezone="UTC" start="%s" end="%s"
        xmlns="uri:oozie:coordinator:0.4">
      <action>
        <workflow>
          <app-path>${nameNode}%s</app-path>
          <configuration>
            <property><name>nameNode</name><value>${nameNode}</value></property>
          </configuration>
        </workflow>
      </action>
    </coordinator-app>
    """
        .formatted(minute(start), minute(start.plus(5, ChronoUnit.MINUTES)), workflow);
  }

  private static String minute(Instant time) {
    return time.toString().replaceFirst(":00Z$", "Z");
  }
}
