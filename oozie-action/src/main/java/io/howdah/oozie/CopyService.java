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
 * Runs the copies of this Oozie server. The property {@code oozie.services.ext} must name it.
 * Errors of the installation are logged at the start. They fail each copy but not the server, which
 * also runs other actions.
 */
public final class CopyService implements Service {
  /** Results show times in the time zone of this machine, like Oozie's log. */
  private static final Clock CLOCK = Clock.system(TimeZone.getDefault().toZoneId());

  /** The time limit for stopping copies. Oozie gives its other services no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private @Nullable ActionRuns runs;
  private @Nullable ServedClusters clusters;
  private @Nullable CopyWatch watch;
  private @Nullable LimitWatch limitWatch;
  private @Nullable CopyException unusable;

  /**
   * A shutdown hook. When the JVM ends, Hadoop closes its file systems before {@link #destroy} is
   * called.
   */
  private final Runnable stopBeforeHadoop = this::stopCopies;

  /** Called by Oozie. {@link #init} does the initialization. */
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
    if (!settings.permitDeletes()) {
      served.forbidDeletes();
    }
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
    limitWatch = LimitWatch.start(served);
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

  /**
   * Stops all copies so that other servers can resume them. Returns when they have stopped, or
   * after the time limit.
   */
  private void stopCopies() {
    CopyWatch watching = watch;
    LimitWatch limiting = limitWatch;
    ActionRuns running = runs;
    if (watching != null) {
      watching.close();
    }
    if (limiting != null) {
      limiting.close();
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

  /** The error that makes the service unusable; null where there is none. */
  @Nullable CopyException unusable() {
    return unusable;
  }

  /** The copies of this server. */
  ActionRuns runs() {
    return Objects.requireNonNull(runs, "the service is usable");
  }

  /** The run that an Oozie call describes. It need not be active. */
  ActionRun run(RunKey key, WorkflowJob workflow, CopyOrder order, RunDirectory directory) {
    return new ActionRun(
        key, workflow.getUser(), order, directory, OozieRunLog.of(workflow, key.actionId()));
  }

  /**
   * Checks that the user of the run may use both clusters. Where the check fails for a passing
   * reason, the run repeats it later.
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

  /**
   * The name of this server in an HA pair. As in Oozie's own HA, it does not change at a restart.
   */
  private static String instance() {
    String instance = ConfigurationService.get("oozie.instance.id");
    return instance.isEmpty() ? ConfigurationService.get("oozie.http.hostname") : instance;
  }

  private static String version() {
    String version = CopyService.class.getPackage().getImplementationVersion();
    return version == null ? "" : version;
  }
}
