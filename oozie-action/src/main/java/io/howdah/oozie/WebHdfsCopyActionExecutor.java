package io.howdah.oozie;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.oozie.run.ActionRun;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.Outcome;
import io.howdah.oozie.run.RunKey;
import io.howdah.oozie.run.StopCause;
import io.howdah.oozie.state.RunDirectory;
import io.howdah.oozie.state.RunResult;
import io.howdah.oozie.state.RunState;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collections;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.oozie.action.ActionExecutor;
import org.apache.oozie.action.ActionExecutorException;
import org.apache.oozie.action.ActionExecutorException.ErrorType;
import org.apache.oozie.client.WorkflowAction;
import org.apache.oozie.service.ConfigurationService;
import org.apache.oozie.service.HadoopAccessorException;
import org.apache.oozie.service.Services;
import org.jspecify.annotations.Nullable;

/**
 * The action {@code webhdfs-copy}. Oozie creates an object for each call and holds the lock of the
 * workflow during it. So these methods keep no state and return quickly; {@link CopyService} runs
 * the copies.
 *
 * <p>The types of exceptions follow from Oozie's reaction to them. {@code check} throws
 * NON_TRANSIENT: Oozie only shows the error, the action stays RUNNING, and Oozie checks it again.
 * TRANSIENT would suspend the workflow at the fourth failure in the life of the action. ERROR would
 * fail the workflow without its error transition.
 */
public final class WebHdfsCopyActionExecutor extends ActionExecutor {
  private static final String NO_SERVICE = "HOWDAH_NOT_INSTALLED";
  private static final String NO_RECORDS = "HOWDAH_RUN_STATE_LOST";
  private static final String NO_RESULT = "HOWDAH_INTERNAL_ERROR";

  /** The tracker URI of an action without a tracker. */
  private static final String NO_TRACKER = "-";

  public WebHdfsCopyActionExecutor() {
    super(InstalledNames.ACTION_TYPE);
  }

  /** Oozie calls it once, when the server starts. */
  @Override
  public void initActionType() {
    super.initActionType();
    new InstallationCheck(Services.get().getConf())
        .problemsOfExecutor()
        .forEach(ServiceLog::complain);
  }

  @Override
  public void start(Context context, WorkflowAction action) throws ActionExecutorException {
    CopyService service = service();
    CopyOrder order = order(action);
    try {
      ActionRun run = run(service, context, action, order);
      service.checkAccess(run);
      requireHdfs(context.getAppFileSystem());
      run.directory().make();
      RunState state = run.directory().read();
      if (!state.hasResult(run.key().userRetry())) {
        service.runs().add(run);
      }
      // Oozie may start an action again while its copy is running.
      @Nullable ActionRun known = service.runs().find(run.key());
      new ActionOutput(context)
          .started(
              run.key().toString(),
              NO_TRACKER,
              consoleUrl(action),
              (known == null ? run : known).describe());
    } catch (CopyException e) {
      throw ActionOutput.failure(
          ErrorType.ERROR, Outcome.code(e.code()), Outcome.refusal(e, order), e);
    } catch (AccessControlException e) {
      throw ActionOutput.failure(
          ErrorType.ERROR,
          Outcome.code(ErrorCode.PERMISSION_DENIED),
          Outcome.message(
              "The copy keeps its records in the home directory of its user on Oozie's own file"
                  + " system, which is missing or closed to the user: "
                  + e.getMessage()),
          e);
    } catch (IOException | HadoopAccessorException | URISyntaxException e) {
      throw recordsAway(ErrorType.TRANSIENT, e);
    } catch (RuntimeException e) {
      throw ActionOutput.failure(ErrorType.ERROR, NO_RESULT, Outcome.message(e.toString()), e);
    }
  }

  @Override
  public void check(Context context, WorkflowAction action) throws ActionExecutorException {
    ActionOutput output = new ActionOutput(context);
    try {
      CopyService service = service();
      ActionRun run = run(service, context, action, order(action));
      RunState state = state(service, run);
      String trouble = service.runs().trouble(action.getId());
      // Oozie shows this error while the action runs.
      if (trouble == null) {
        output.noTrouble();
      } else {
        output.trouble(NO_RECORDS, Outcome.message(trouble));
      }
      if (state.hasResult(run.key().userRetry())) {
        output.result(run.directory().result(run.key().userRetry()));
        return;
      }
      @Nullable ActionRun known = service.runs().find(run.key());
      if (known != null) {
        output.running(known.describe());
      } else if (service.runs().isFree(run, state)) {
        service.runs().add(run);
        output.running(run.describe());
      }
    } catch (ActionExecutorException e) {
      // The server no longer has the service, or the order was changed. An exception from here
      // would fail the workflow.
      output.result(
          RunResult.failed(
              e.getErrorCode(), String.valueOf(e.getMessage()), Collections.emptyMap()));
    } catch (IOException | HadoopAccessorException | URISyntaxException | RuntimeException e) {
      throw recordsAway(ErrorType.NON_TRANSIENT, e);
    }
  }

  @Override
  public void end(Context context, WorkflowAction action) throws ActionExecutorException {
    boolean succeeded = RunResult.SUCCEEDED.equals(action.getExternalStatus());
    try {
      stop(action);
      if (succeeded) {
        // After a failure the workflow may request a retry, which resumes from these records.
        directory(context, action).delete();
      }
    } catch (IOException | HadoopAccessorException | URISyntaxException | RuntimeException e) {
      // The copy is complete, and Oozie deletes the directory with that of the workflow.
      ServiceLog.warn("The records of " + action.getId() + " could not be deleted: " + e);
    }
    WorkflowAction.Status status =
        succeeded ? WorkflowAction.Status.OK : WorkflowAction.Status.ERROR;
    new ActionOutput(context).end(status, getActionSignal(status));
  }

  @Override
  public void kill(Context context, WorkflowAction action) throws ActionExecutorException {
    try {
      stop(action);
      directory(context, action).delete(); // stops the copy on whichever server it runs
    } catch (FileNotFoundException e) {
      ServiceLog.debug("The records of " + action.getId() + " are gone already.");
    } catch (IOException | HadoopAccessorException | URISyntaxException | RuntimeException e) {
      throw recordsAway(ErrorType.TRANSIENT, e);
    } finally {
      new ActionOutput(context).end(WorkflowAction.Status.KILLED, "ERROR");
    }
  }

  @Override
  public boolean isCompleted(String externalStatus) {
    return RunResult.SUCCEEDED.equals(externalStatus) || RunResult.FAILED.equals(externalStatus);
  }

  private static CopyOrder order(WorkflowAction action) throws ActionExecutorException {
    try {
      return CopyActionXml.read(action.getConf());
    } catch (CopyException e) {
      throw ActionOutput.failure(ErrorType.ERROR, Outcome.code(e.code()), Outcome.refusal(e), e);
    }
  }

  private static ActionRun run(
      CopyService service, Context context, WorkflowAction action, CopyOrder order)
      throws IOException, HadoopAccessorException, URISyntaxException {
    return service.run(
        key(context, action), context.getWorkflow(), order, directory(context, action));
  }

  private static RunKey key(Context context, WorkflowAction action) {
    return RunKey.of(action.getId(), context.getRecoveryId(), action.getUserRetryCount());
  }

  private static RunDirectory directory(Context context, WorkflowAction action)
      throws IOException, HadoopAccessorException, URISyntaxException {
    return new RunDirectory(
        context.getAppFileSystem(),
        new Path(context.getActionDir(), key(context, action).directoryName()));
  }

  /**
   * Reads the state. If the directory was deleted during the action, it is created again. That
   * happens only after the time in which the owner of the run must have noticed its loss.
   */
  private static RunState state(CopyService service, ActionRun run) throws IOException {
    try {
      return run.directory().read();
    } catch (FileNotFoundException e) {
      if (!service.runs().isLost(run)) {
        throw e;
      }
      run.directory().make();
      return run.directory().read();
    }
  }

  /** Only HDFS can revoke a file from a server that may still write to it. */
  private static void requireHdfs(FileSystem fileSystem) throws CopyException {
    if (!(fileSystem instanceof DistributedFileSystem)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The workflow lies on '"
              + fileSystem.getUri()
              + "', and a copy can keep its records only where the address begins with hdfs://.");
    }
  }

  private static CopyService service() throws ActionExecutorException {
    CopyService service = Services.get().get(CopyService.class);
    if (service == null) {
      throw notInstalled("its administrator must add CopyService to oozie.services.ext.");
    }
    CopyException problem = service.unusable();
    if (problem != null) {
      throw notInstalled("its administrator must mend this: " + problem.getMessage());
    }
    return service;
  }

  private static ActionExecutorException notInstalled(String sentence) {
    return ActionOutput.failure(
        ErrorType.ERROR,
        NO_SERVICE,
        Outcome.message("This Oozie server cannot copy; " + sentence),
        null);
  }

  /** Stops the copy on this server, if the service is usable. */
  private static void stop(WorkflowAction action) {
    CopyService service = Services.get().get(CopyService.class);
    if (service != null && service.unusable() == null) {
      service.runs().stop(action.getId(), StopCause.KILLED);
    }
  }

  /** The exception for failed access to Oozie's file system. */
  private static ActionExecutorException recordsAway(ErrorType type, Exception cause) {
    return ActionOutput.failure(
        type,
        NO_RECORDS,
        Outcome.message(
            "The copy's records on Oozie's own file system cannot be reached: " + cause),
        cause);
  }

  /** The URL of Oozie's own view of the action, with its result and progress. */
  private static String consoleUrl(WorkflowAction action) {
    String url =
        ConfigurationService.get("oozie.base.url") + "/v2/job/" + action.getId() + "?show=info";
    return url.length() <= 255 ? url : NO_TRACKER;
  }
}
