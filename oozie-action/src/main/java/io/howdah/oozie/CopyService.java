package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.oozie.run.ActionRun;
import io.howdah.oozie.run.ActionRuns;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.RunKey;
import io.howdah.oozie.run.RunSettings;
import io.howdah.oozie.state.Owner;
import io.howdah.oozie.state.RunDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.oozie.client.WorkflowJob;
import org.apache.oozie.service.ConfigurationService;
import org.apache.oozie.service.GroupsService;
import org.apache.oozie.service.InstrumentationService;
import org.apache.oozie.service.Service;
import org.apache.oozie.service.Services;
import org.jspecify.annotations.Nullable;

/**
 * Runs the copies of this Oozie server: {@code oozie.services.ext} must name it. What is wrong with
 * the installation is logged at the start and fails each copy, but never the server, which has
 * other work to do.
 */
public final class CopyService implements Service {
  /** Times in the result are those of this machine's clock on the wall, as in Oozie's log. */
  private static final Clock CLOCK = Clock.system(TimeZone.getDefault().toZoneId());

  /** Oozie waits for its other services no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable ActionRuns runs;
  private @Nullable ServedClusters clusters;
  private @Nullable CopyWatch watch;
  private @Nullable CopyException unusable;

  /** {@link #destroy} comes too late when the JVM ends: Hadoop closes its file systems then. */
  private final Runnable stopBeforeHadoop = this::stopCopies;

  /** What Oozie calls; {@link #init} does the rest. */
  public CopyService() {}

  @Override
  public void init(Services services) {
    InstallationCheck check = new InstallationCheck(services.getConf());
    check.problems().forEach(ServiceLog::complain);
    try {
      start(services, check);
    } catch (CopyException e) {
      unusable = e;
      ServiceLog.complain(String.valueOf(e.getMessage()));
    }
  }

  private void start(Services services, InstallationCheck check) throws CopyException {
    ServiceSettings settings = new ServiceSettings(services.getConf());
    Path clustersFile = settings.clustersFile();
    RunSettings runSettings = settings.runSettings();
    ServedClusters served =
        new ServedClusters(
            clustersFile,
            new OozieGroups(services.get(GroupsService.class)::getGroups),
            runSettings.threadsPerCopy(),
            settings.serverLogin());
    List<String> problems = check.problems(served);
    problems.forEach(ServiceLog::complain);
    ActionRuns started =
        new ActionRuns(
            runSettings,
            served,
            new OozieRunListener(services.get(InstrumentationService.class).get()),
            Owner.of(instance(), UUID.randomUUID().toString()),
            CLOCK);
    OozieRunListener.addGauges(services.get(InstrumentationService.class).get(), started);
    runs = started;
    clusters = served;
    watch = CopyWatch.start(started, runSettings.watchInterval());
    ShutdownHookManager.get()
        .addShutdownHook(stopBeforeHadoop, FileSystem.SHUTDOWN_HOOK_PRIORITY + 1);
    boolean isAllWell = problems.isEmpty() && check.problems().isEmpty();
    ServiceLog.info(
        "Howdah "
            + version()
            + " copies up to "
            + runSettings.mostCopies()
            + " trees at a time"
            + (isAllWell ? "." : ", but not all is well: see above."));
  }

  @Override
  public void destroy() {
    stopCopies();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(stopBeforeHadoop);
    }
  }

  /** Leaves all copies to other servers; whoever calls it waits until they have been left. */
  private void stopCopies() {
    CopyWatch watching = watch;
    ActionRuns running = runs;
    if (watching != null) {
      watching.close();
    }
    if (running == null) {
      return;
    }
    try {
      running.close(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Class<? extends Service> getInterface() {
    return CopyService.class;
  }

  /** Why the service can do nothing; null where it can. */
  @Nullable CopyException unusable() {
    return unusable;
  }

  /** The copies of this server. */
  ActionRuns runs() {
    return Objects.requireNonNull(runs, "the service is usable");
  }

  /** A run as Oozie's calls describe it, which need not be under way. */
  ActionRun run(RunKey key, WorkflowJob workflow, CopyOrder order, RunDirectory directory) {
    return new ActionRun(
        key, workflow.getUser(), order, directory, OozieRunLog.of(workflow, key.actionId()));
  }

  /**
   * Checks that the run's user may use both clusters. Where that cannot be known for the moment,
   * the run finds out, which tries again.
   */
  void checkAccess(ActionRun run) throws CopyException {
    try {
      Objects.requireNonNull(clusters, "the service is usable").check(run.user(), run.order());
    } catch (CopyException e) {
      if (!e.code().isRetryable()) {
        throw e;
      }
      run.warn("The access to the clusters cannot be checked yet: " + e.getMessage());
    }
  }

  /** What tells the servers of an HA pair apart, as Oozie's own HA does, over restarts. */
  private static String instance() {
    String instance = ConfigurationService.get("oozie.instance.id");
    return instance.isEmpty() ? ConfigurationService.get("oozie.http.hostname") : instance;
  }

  private static String version() {
    String version = CopyService.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }
}
