package io.howdah.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Clusters for JUnit tests, shared by all test classes of a run with the same options and name, and
 * stopped at its end.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LabClusters LAB =
 *     LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));
 *
 * private final HdfsCluster staging = LAB.cluster("staging");
 * private final String directory = LAB.newDirectory("staging");
 * }</pre>
 *
 * <p>A shared cluster holds other tests' files too, and other test classes run at the same time. So
 * a test works in a {@link #newDirectory} of its own, never stops servers and counts no operations
 * of the cluster. A class that does has clusters {@linkplain #ofItsOwn of its own}.
 */
public final class LabClusters implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(LabClusters.class);

  private final Map<String, HdfsOptions> wanted = new LinkedHashMap<>();
  private final Map<String, Shared> running = new LinkedHashMap<>();
  private final boolean shared;

  private LabClusters(boolean shared, HdfsClusterBuilder... builders) {
    this.shared = shared;
    for (HdfsClusterBuilder builder : builders) {
      HdfsOptions options = builder.options();
      wanted.put(options.name(), options);
    }
  }

  /** The clusters that a test class needs, by name. */
  public static LabClusters of(HdfsClusterBuilder... builders) {
    return new LabClusters(true, builders);
  }

  /**
   * Clusters that no other test class uses, so that this one may stop their servers and count their
   * operations. They are stopped when the class has ended.
   */
  public static LabClusters ofItsOwn(HdfsClusterBuilder... builders) {
    return new LabClusters(false, builders);
  }

  /** Starts, at the same time, those that do not run yet. */
  @Override
  public void beforeAll(ExtensionContext context) {
    ExtensionContext.Store store = (shared ? context.getRoot() : context).getStore(NAMESPACE);
    wanted.forEach(
        (name, options) ->
            running.put(
                name,
                store.getOrComputeIfAbsent(
                    key(options), key -> new Shared(options), Shared.class)));
    running.values().forEach(Shared::cluster);
  }

  /** A store also finds what the stores above it hold, so its own clusters have another key. */
  private Object key(HdfsOptions options) {
    return shared ? options : Map.entry(this, options);
  }

  /** A running cluster, by the name in its builder. */
  public HdfsCluster cluster(String name) {
    return shared(name).cluster();
  }

  /** The path of a new, empty directory in a cluster, which no other test uses. */
  public String newDirectory(String cluster) {
    String path = "/lab/" + shared(cluster).directories.incrementAndGet();
    cluster(cluster).files().mkdirs(path);
    return path;
  }

  private Shared shared(String name) {
    @Nullable Shared shared = running.get(name);
    if (shared == null) {
      throw new IllegalArgumentException("This test class did not ask for a cluster " + name + ".");
    }
    return shared;
  }

  /** One cluster in JUnit's store, which closes it at the end of the run. */
  private static final class Shared implements AutoCloseable {
    private final AtomicInteger directories = new AtomicInteger();
    private final CompletableFuture<HdfsCluster> starting;

    Shared(HdfsOptions options) {
      starting =
          CompletableFuture.supplyAsync(() -> HdfsCluster.start(options), Threads.EACH_ITS_OWN);
    }

    HdfsCluster cluster() {
      try {
        return starting.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    @Override
    public void close() {
      starting.thenAccept(HdfsCluster::close).exceptionally(failure -> null).join();
    }
  }
}
