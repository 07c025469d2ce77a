package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.HdfsCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of a table that lists its partitions one after the other, without pause. */
final class PartitionReader implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("\"length\":(\\d+)");
  private static final int NOT_FOUND = 404;

  private final String table;
  private final int partitions;
  private final int files;
  private final long shortest;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Thread thread = new Thread(this::read, "reader");
  private final List<String> mixed = new CopyOnWriteArrayList<>();
  private final Map<Integer, Long> absentSince = new ConcurrentHashMap<>();
  private final AtomicLong longestAbsence = new AtomicLong();
  private final AtomicLong listings = new AtomicLong();
  private volatile boolean closed;

  private PartitionReader(String table, int partitions, int files, long shortest) {
    this.table = table;
    this.partitions = partitions;
    this.files = files;
    this.shortest = shortest;
  }

  /**
   * Starts a reader.
   *
   * @param partitions are {@code ds=1} and so on
   * @param files how many each has
   * @param shortest the length of their files less the version, which is the length of the done
   *     flag
   */
  static PartitionReader start(
      HdfsCluster cluster, String table, int partitions, int files, long shortest) {
    String url = cluster.urls().get(0) + "/webhdfs/v1" + table;
    PartitionReader reader = new PartitionReader(url, partitions, files, shortest);
    reader.thread.start();
    return reader;
  }

  private void read() {
    try {
      while (!closed) {
        long announced = announced();
        for (int partition = 1; partition <= partitions; partition++) {
          list(partition, announced);
          listings.incrementAndGet();
        }
      }
    } catch (IOException | InterruptedException e) {
      mixed.add(e.toString());
    }
  }

  /** The version that the done flag announces, which is its length; 0 where there is none. */
  private long announced() throws IOException, InterruptedException {
    Matcher length = LENGTH.matcher(get("/_SUCCESS?op=GETFILESTATUS").body());
    return length.find() ? Long.parseLong(length.group(1)) : 0;
  }

  private HttpResponse<String> get(String request) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(table + request)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void list(int partition, long announced) throws IOException, InterruptedException {
    HttpResponse<String> response = get("/ds%3D" + partition + "?op=LISTSTATUS");
    if (response.statusCode() == NOT_FOUND) {
      absentSince.putIfAbsent(partition, System.nanoTime());
      return;
    }
    Long absent = absentSince.remove(partition);
    if (absent != null) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - absent);
      longestAbsence.accumulateAndGet(millis, Math::max);
    }
    TreeSet<Long> lengths = new TreeSet<>();
    int found = 0;
    Matcher each = LENGTH.matcher(response.body());
    while (each.find()) {
      lengths.add(Long.parseLong(each.group(1)));
      found++;
    }
    if (found != files || lengths.size() != 1 || lengths.first() < shortest + announced) {
      mixed.add(found + " files of " + lengths + " bytes in " + partition + ": " + response.body());
    }
  }

  /**
   * Each listing so far showed all files of one version, or no partition. None was older than what
   * the done flag had announced before.
   */
  void assertWholePartitions() {
    assertThat(mixed).isEmpty();
  }

  /** How many partitions were listed. */
  long listings() {
    return listings.get();
  }

  /** For how many milliseconds a partition was missing at most. */
  long longestAbsence() {
    return longestAbsence.get();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
