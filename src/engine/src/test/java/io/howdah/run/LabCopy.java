package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.UndoRequest;
import io.howdah.UndoResult;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.backoff.Backoff;
import io.howdah.connect.ConnectedCluster;
import io.howdah.fs.webhdfs.RequestObserver;
import io.howdah.fs.webhdfs.RetryPolicy;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.Comparison;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.Referee;
import io.howdah.undo.ClusterCopyUndo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Copies between two real clusters, {@code staging} and {@code prod}. */
final class LabCopy {
  /** Replaces what exists unless it is equal. */
  static final CopyOptions FORCE =
      CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();

  private final HdfsCluster staging;
  private final HdfsCluster prod;
  private List<URI> stagingUrls;
  private List<URI> prodUrls;
  private String user;
  private String source = "staging";
  private String destination = "prod";
  private Clock clock = Clock.systemUTC();
  private RequestObserver observer = RequestObserver.none();
  private WebHdfsSettings.Builder settings = WebHdfsSettings.builder();

  LabCopy(HdfsCluster staging, HdfsCluster prod) {
    this.staging = staging;
    this.prod = prod;
    this.stagingUrls = staging.urls();
    this.prodUrls = prod.urls();
    this.user = prod.user();
  }

  /** The url of staging, instead of its NameNodes'. */
  LabCopy from(URI... urls) {
    this.stagingUrls = List.of(urls);
    return this;
  }

  /** The name of staging in the configuration. */
  LabCopy sourceNamed(String alias) {
    this.source = alias;
    return this;
  }

  /** The url of prod, instead of its NameNodes'. */
  LabCopy to(URI... urls) {
    this.prodUrls = List.of(urls);
    return this;
  }

  /** The user at prod; at staging it is always the superuser. */
  LabCopy as(String user) {
    this.user = user;
    return this;
  }

  /** The settings of requests to either side. */
  LabCopy with(WebHdfsSettings.Builder settings) {
    this.settings = settings;
    return this;
  }

  /** The observer of all requests to either side. */
  LabCopy observedBy(RequestObserver observer) {
    this.observer = observer;
    return this;
  }

  /** From prod to staging. Where both are one cluster, trees can still be judged. */
  LabCopy back() {
    this.source = "prod";
    this.destination = "staging";
    return this;
  }

  /** The clock of the machine that copies. */
  LabCopy clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** How long a server may be silent, and a request be tried in all: the same short time. */
  LabCopy waitingFor(Duration patience) {
    settings
        .connectTimeout(patience)
        .progressTimeout(patience)
        .retryPolicy(
            RetryPolicy.builder()
                .backoff(
                    Backoff.of(Duration.ofMillis(50), 2, Duration.ofMillis(500)).withJitter(0.5))
                .deadline(patience)
                .build());
    return this;
  }

  CopyStatus copy(String from, String to, CopyOptions options) {
    return copy(from, to, options, CopyListener.NONE, new Cancellation());
  }

  CopyStatus copy(
      String from,
      String to,
      CopyOptions options,
      CopyListener listener,
      Cancellation cancellation) {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of(source, from), ClusterPath.of(destination, to))
            .target(Target.EXACT)
            .options(options)
            .build();
    try (ClusterCopyEngine engine =
        ClusterCopyEngine.of(
            this::connect, clock, Backoff.of(Duration.ofMillis(200), 2, Duration.ofSeconds(2)))) {
      return engine.copy(request, listener, cancellation);
    }
  }

  /** Undoes a copy to prod. */
  UndoResult undo(UndoRequest request) {
    return ClusterCopyUndo.of(this::connect, Clock.systemUTC())
        .undo(request, CopyListener.NONE, new Cancellation());
  }

  /** Copies a tree of which everything must arrive, and lets the referee judge. */
  CopyStatus copyAndJudge(String from, String to, CopyOptions options) {
    return copyAndJudge(from, to, options, CopyListener.NONE);
  }

  CopyStatus copyAndJudge(String from, String to, CopyOptions options, CopyListener listener) {
    CopyStatus status = copy(from, to, options, listener, new Cancellation());
    assertThat(status.error()).isNull();
    assertThat(status.failures()).isEmpty();
    assertThat(status.copied().files() + status.skipped().files())
        .isEqualTo(status.expected().files());
    judge(from, to);
    return status;
  }

  Comparison judge(String from, String to) {
    return Referee.compare(staging, from, prod, to).assertEqual();
  }

  private ConnectedCluster connect(String alias, CopyOptions options) throws CopyException {
    WebHdfsSettings all = settings.bufferSize(options.bufferSize()).observer(observer).build();
    if (alias.equals(source)) {
      return open(stagingUrls, staging.user(), all);
    }
    if (alias.equals(destination)) {
      return open(prodUrls, user, all);
    }
    throw new CopyException(ErrorCode.UNKNOWN_CLUSTER, "No cluster '" + alias + "'.");
  }

  private static ConnectedCluster open(List<URI> urls, String user, WebHdfsSettings settings) {
    return ConnectedCluster.of(
        new WebHdfsFileSystem(urls, new SimpleAuthentication(user, null), settings),
        null,
        ConnectedCluster.UNLIMITED,
        urls.stream().map(URI::getAuthority).collect(Collectors.toSet()));
  }
}
