package io.howdah.check;

import io.howdah.ClusterCheckOptions;
import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.ReadAccess;
import io.howdah.ClusterReport.WriteAccess;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import io.howdah.auth.Authentication;
import io.howdah.auth.TokenIdentifier;
import io.howdah.cluster.ClusterSettings;
import io.howdah.cluster.Nameservice;
import io.howdah.connect.ConfiguredClusters;
import io.howdah.connect.ConnectedCluster;
import io.howdah.connect.Identity;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.webhdfs.RetryPolicy;
import io.howdah.fs.webhdfs.ServerProbe;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks one cluster, from its servers to its directories. The report is extended at each step, so
 * that it is available to a thread that stops waiting.
 */
final class ClusterExamination {
  /** A larger difference makes file times misleading. Kerberos tolerates five minutes. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final ClusterSettings cluster;
  private final Identity identity;
  private final ClusterCheckOptions options;
  private final Clock clock;
  private volatile ClusterReport report;
  private volatile String step = "logging in";

  ClusterExamination(
      ClusterSettings cluster, Identity identity, ClusterCheckOptions options, Clock clock) {
    this.cluster = cluster;
    this.identity = identity;
    this.options = options;
    this.clock = clock;
    report = ClusterReport.builder(cluster.name(), cluster.authMechanism().name()).build();
  }

  /** Runs all checks. Failures are in the report. */
  void run() {
    try {
      examine();
    } catch (CopyException e) {
      add(ClusterProblem.error(e));
    } catch (RuntimeException e) {
      add(
          ClusterProblem.error(
              new CopyException(ErrorCode.INTERNAL_ERROR, "The check broke off: " + e + ".", e)));
    }
  }

  /** The report so far. */
  ClusterReport report() {
    return report;
  }

  /** The report so far, with the problem that the time limit was exceeded. */
  ClusterReport lateReport() {
    String during = step;
    return report.toBuilder()
        .problem(
            ClusterProblem.error(
                new CopyException(
                    ErrorCode.CLUSTER_UNREACHABLE,
                    "The check did not end within "
                        + options.timeLimit().toMillis() / 1000
                        + " s and was given up while "
                        + during
                        + ".")))
        .build();
  }

  private void examine() throws CopyException {
    WebHdfsSettings settings = settings();
    Authentication authentication = identity.of(cluster);
    change(builder -> builder.principal(authentication.principal()));
    for (Nameservice nameservice : cluster.nameservices()) {
      addServers(nameservice, authentication, settings);
    }
    addClockProblem();
    try (ConnectedCluster connected =
        ConnectedCluster.of(
            ConfiguredClusters.open(cluster, same -> authentication, settings),
            cluster.root(),
            ConnectedCluster.UNLIMITED,
            Collections.emptySet())) {
      addHome(connected);
      addReadAccess(connected);
      String directory = options.writeDirectory();
      if (directory != null && report.isUsable()) {
        addWriteAccess(connected, directory);
      }
    }
  }

  /** Timeouts so short that one dead server does not use up the time limit of the check. */
  private WebHdfsSettings settings() throws CopyException {
    int servers = 0;
    for (Nameservice nameservice : cluster.nameservices()) {
      servers += nameservice.urls().size();
    }
    Duration share = options.timeLimit().dividedBy(servers + 2);
    WebHdfsSettings configured = ConfiguredClusters.settings(cluster).build();
    return ConfiguredClusters.settings(cluster)
        .connectTimeout(shorter(configured.connectTimeout(), share))
        .progressTimeout(shorter(configured.progressTimeout(), share))
        .retryPolicy(RetryPolicy.builder().rounds(2).deadline(share).build())
        .clock(clock)
        .build();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void addServers(
      Nameservice nameservice, Authentication authentication, WebHdfsSettings settings) {
    List<NameserviceReport> before = report.nameservices();
    List<ServerReport> servers = new ArrayList<>();
    List<URI> urls = ConfiguredClusters.urls(nameservice);
    try (ServerProbe probe = new ServerProbe(urls, authentication, settings)) {
      for (URI url : urls) {
        step = "waiting for " + url;
        servers.add(probe.probe(url));
        List<NameserviceReport> nameservices = new ArrayList<>(before);
        nameservices.add(NameserviceReport.of(nameservice.mounts(), servers));
        change(builder -> builder.nameservices(nameservices));
      }
      addToken(probe.token());
    }
    addServerProblems(NameserviceReport.of(nameservice.mounts(), servers));
  }

  /** Each nameservice has its own token. The earliest expiry counts. */
  private void addToken(@Nullable TokenIdentifier token) {
    if (token != null) {
      Instant known = report.tokenExpiry();
      Instant end = known == null || token.end().isBefore(known) ? token.end() : known;
      change(builder -> builder.user(token.owner()).tokenExpiry(end));
    }
  }

  private void addServerProblems(NameserviceReport nameservice) {
    boolean isServed = nameservice.serving().isPresent();
    @Nullable ServerReport standby = null;
    for (ServerReport server : nameservice.servers()) {
      standby = server.role() == Role.STANDBY ? server : standby;
      CopyException failure = server.failure();
      if (failure != null) {
        add(
            isServed && !server.isServing()
                ? ClusterProblem.warning(failure)
                : ClusterProblem.error(failure));
      }
    }
    if (!isServed && standby != null) {
      add(
          ClusterProblem.error(
              new CopyException(
                  ErrorCode.NO_ACTIVE_NAMENODE,
                  "No NameNode for "
                      + String.join(", ", nameservice.mounts())
                      + " is active: "
                      + standby.url()
                      + " is a standby.")));
    }
  }

  private void addClockProblem() {
    Duration difference = report.clockDifference();
    if (difference != null && difference.abs().compareTo(CLOCK_TOLERANCE) > 0) {
      add(
          ClusterProblem.warning(
              ErrorCode.CLOCK_SKEW,
              "The cluster's clock is "
                  + difference.abs().toMillis() / 1000
                  + " s "
                  + (difference.isNegative() ? "behind" : "ahead of")
                  + " this machine's.",
              "Set both by NTP: Kerberos refuses clocks that differ by more than 5 minutes, and"
                  + " times of files deceive."));
    }
  }

  /** Skipped after an error of a NameNode: the same error would be reported again. */
  private void addHome(ConnectedCluster connected) throws CopyException {
    if (!report.isUsable()) {
      return;
    }
    step = "reading the home directory";
    FilePath home = connected.fileSystem().homeDirectory();
    change(builder -> builder.home(home.toString()));
    if (report.user() == null && !home.isRoot()) {
      change(builder -> builder.user(home.name()));
    }
    FilePath base = connected.path("");
    step = "looking at " + base;
    try {
      Optional<FileStatus> status = connected.fileSystem().status(base);
      if (!status.isPresent() || !status.get().isDirectory()) {
        add(
            ClusterProblem.warning(
                ErrorCode.PARENT_NOT_FOUND,
                base
                    + (status.isPresent() ? " is no directory" : " does not exist")
                    + ", and relative paths begin there.",
                "Use absolute paths, have it made, or name another directory by the key 'root'."));
      }
    } catch (CopyException e) {
      // A home directory below no mount is not a problem for a user of absolute paths.
      if (e.code() != ErrorCode.INVALID_PATH) {
        add(ClusterProblem.warning(e));
      }
    }
  }

  /** Checks a DataNode: a NameNode that responds is not enough for copies. */
  private void addReadAccess(ConnectedCluster connected) throws CopyException {
    if (!report.isUsable()) {
      return;
    }
    step = "reading from a DataNode";
    change(builder -> builder.readAccess(ReadAccess.FAILED));
    for (Nameservice nameservice : cluster.nameservices()) {
      List<FilePath> places = new ArrayList<>();
      for (String mount : nameservice.mounts()) {
        places.add(FilePath.of(mount));
      }
      new ReadTrial(connected.fileSystem(), places).run();
    }
    change(builder -> builder.readAccess(ReadAccess.GRANTED));
  }

  private void addWriteAccess(ConnectedCluster connected, String directory) throws CopyException {
    FilePath place = connected.path(directory);
    WriteTrial trial = new WriteTrial(connected.fileSystem(), place);
    step = "writing " + trial.file() + ", which may be left behind";
    change(builder -> builder.writeAccess(WriteAccess.FAILED, place.toString()));
    trial.run();
    change(builder -> builder.writeAccess(WriteAccess.GRANTED, place.toString()));
  }

  private void add(ClusterProblem problem) {
    change(builder -> builder.problem(problem));
  }

  /** Changes the report. Only the thread of {@link #run} calls it. */
  private void change(UnaryOperator<ClusterReport.Builder> change) {
    report = change.apply(report.toBuilder()).build();
  }
}
