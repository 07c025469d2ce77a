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

/**
 * Waits until a cluster has done what it does after everything was deleted: a NameNode forgets at
 * once, its DataNodes delete blocks for seconds after, which the next run would pay for.
 */
final class Settling {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 100;
  private static final long SLACK_BYTES = 1 << 20;

  /** DataNodes report once a second here; what does not fall for three is no block of ours. */
  private static final int CALM_POLLS = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI metrics;
  private final long usedWhenEmpty;

  private Settling(URI metrics) throws IOException, InterruptedException {
    this.metrics = metrics;
    this.usedWhenEmpty = figure("CapacityUsed");
  }

  /**
   * Looks at a cluster before anything is written to it.
   *
   * @param cluster has an empty file system
   */
  static Settling of(HdfsCluster cluster) throws IOException, InterruptedException {
    URI nameNode = cluster.urls().get(0);
    return new Settling(nameNode.resolve("/jmx?qry=Hadoop:service=NameNode,name=FSNamesystem"));
  }

  /** Waits for a cluster whose files were all deleted. */
  void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    long used = Long.MAX_VALUE;
    int calm = 0;
    while (calm < CALM_POLLS) {
      if (System.nanoTime() > deadline) {
        throw new IOException("Blocks are still being deleted after " + DEADLINE + ".");
      }
      // In this order: the command to delete is the answer to a report of what is used.
      boolean commanded = figure("BlocksTotal") == 0 && figure("PendingDeletionBlocks") == 0;
      long now = figure("CapacityUsed");
      if (commanded && now <= usedWhenEmpty + SLACK_BYTES) {
        return;
      }
      calm = commanded && now >= used ? calm + 1 : 0;
      used = now;
      Thread.sleep(POLL_MILLIS);
    }
  }

  private long figure(String name) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(DEADLINE).build();
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
