package io.howdah.oozie;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.OozieServer;
import io.howdah.lab.OozieServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Oozie servers with the plugin, installed as in the administrators' guide, and workflows. */
final class CopyLab {
  private CopyLab() {}

  /** The jar as it ships. */
  static Path jar() {
    return Path.of(System.getProperty("oozie-action.jar"));
  }

  /** A server with the plugin, and short waits of our own. */
  static OozieServerBuilder server(String name, HdfsCluster home, Path clustersFile) {
    OozieServerBuilder server =
        OozieServer.builder(name)
            .home(home)
            .plugin(jar())
            .property("oozie.service.LiteWorkflowStoreService.user.retry.error.code.ext", "ALL")
            .property("oozie.howdah.retry.interval", "1")
            .property("oozie.howdah.lease.heartbeat", "1")
            .property("oozie.howdah.lease.timeout", "6")
            .property("oozie.howdah.watch.interval", "1");
    installation(clustersFile).forEach(server::property);
    return server;
  }

  /** The properties without which the plugin does not work. */
  static Map<String, String> installation(Path clustersFile) {
    return Map.of(
        "oozie.service.ActionService.executor.ext.classes",
        "io.howdah.oozie.WebHdfsCopyActionExecutor",
        "oozie.services.ext",
        "io.howdah.oozie.CopyService",
        "oozie.service.SchemaService.wf.ext.schemas",
        "webhdfs-copy-action-1.0.xsd",
        "oozie.howdah.clusters.file",
        clustersFile.toString());
  }

  /** Writes a cluster file in which all users may use these clusters. */
  static Path clustersFile(Path directory, HdfsCluster... clusters) throws IOException {
    String entries =
        List.of(clusters).stream()
            .map(cluster -> entry(cluster, "\"allowed_users\": [\"*\"]"))
            .collect(Collectors.joining(",\n"));
    return Files.writeString(
        directory.resolve("clusters.json"), "{\"clusters\": [" + entries + "]}");
  }

  /** One cluster of the file, with a further key. */
  static String entry(HdfsCluster cluster, String more) {
    return entry(cluster.name(), cluster, more);
  }

  /** One cluster of the file, under any alias. */
  static String entry(String alias, HdfsCluster cluster, String more) {
    String urls =
        cluster.urls().stream().map(url -> "\"" + url + "\"").collect(Collectors.joining(","));
    return "{\"name\": \"%s\", \"nameservices\": [{\"urls\": [%s], \"mounts\": [\"/\"]}], %s}"
        .formatted(alias, urls, more);
  }

  /** Whether a copy is under way in a server's process. */
  static boolean copies(OozieServer server) {
    return server.probe().threadNames().stream()
        .anyMatch(name -> name.matches("howdah-[0-9a-f]{16}-.*"));
  }

  /** A workflow of one copy, which shows its result at the end. */
  static String copying(String source, String destination, String options) {
    return copying("staging", source, "prod", destination, options);
  }

  /** As {@link #copying(String, String, String)}, between any clusters. */
  static String copying(String from, String source, String to, String destination, String options) {
    return """
        <workflow-app name="copy" xmlns="uri:oozie:workflow:1.0">
          <start to="copy"/>
          <action name="copy">
            <webhdfs-copy xmlns="uri:howdah:webhdfs-copy-action:1.0">
              <source cluster="%s">%s</source>
              <destination cluster="%s">%s</destination>
              %s
            </webhdfs-copy>
            <ok to="decide"/>
            <error to="fail"/>
          </action>
          <decision name="decide">
            <switch>
              <case to="load">${wf:actionData('copy')['filesCopied'] gt 0}</case>
              <default to="end"/>
            </switch>
          </decision>
          <action name="load">
            <fs><mkdir path="${nameNode}/user/${wf:user()}/loaded/${wf:id()}"/></fs>
            <ok to="end"/>
            <error to="fail"/>
          </action>
          <kill name="fail">
            <message>${wf:errorCode('copy')}: ${wf:errorMessage('copy')}</message>
          </kill>
          <end name="end"/>
        </workflow-app>
        """
        .formatted(from, source, to, destination, options);
  }
}
