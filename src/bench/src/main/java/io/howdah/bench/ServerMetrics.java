package io.howdah.bench;

import io.howdah.lab.HdfsCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics at /jmx of a cluster of the lab, all of whose servers are in one JVM. */
final class ServerMetrics {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI nameNode;

  ServerMetrics(HdfsCluster cluster) {
    nameNode = cluster.urls().get(0);
  }

  /** A figure of the NameNode's {@code FSNamesystem}. */
  long ofFileSystem(String name) throws IOException, InterruptedException {
    return figure("Hadoop:service=NameNode,name=FSNamesystem", name);
  }

  /** How long the compilers have worked since the start. */
  double compileSeconds() throws IOException, InterruptedException {
    return figure("java.lang:type=Compilation", "TotalCompilationTime") / 1e3;
  }

  private long figure(String bean, String name) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(nameNode.resolve("/jmx?qry=" + bean)).timeout(DEADLINE).build();
    return find(name, client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  static long find(String name, String metrics) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d+)").matcher(metrics);
    if (!matcher.find()) {
      throw new IllegalStateException("The NameNode does not tell its " + name + ": " + metrics);
    }
    return Long.parseLong(matcher.group(1));
  }
}
