package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.OozieJobs;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.oozie.client.CoordinatorAction;
import org.apache.oozie.client.Job;
import org.apache.oozie.client.OozieClient;
import org.apache.oozie.client.OozieClientException;
import org.apache.oozie.client.WorkflowJob;

/** A coordinator as its user sees it: an action for each of its times, numbered from 1. */
final class CoordinatorJobs {
  /** The states of coordinators and bundles that have not ended. */
  static final Set<Job.Status> GOING_ON =
      Set.of(Job.Status.PREP, Job.Status.RUNNING, Job.Status.RUNNINGWITHERROR);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final OozieClient client;
  private final String id;

  CoordinatorJobs(OozieClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /**
   * The properties {@code start} and {@code end} for hours up to the one that began a minute ago.
   * All others count as missed.
   */
  static Map<String, String> lastHours(int hours) {
    Instant end = Instant.now();
    Instant start = end.minus(1, ChronoUnit.MINUTES).minus(hours - 1, ChronoUnit.HOURS);
    return Map.of("start", TIME.format(start), "end", TIME.format(end));
  }

  /** The states of the actions by their numbers. */
  Map<Integer, CoordinatorAction.Status> actions() throws OozieClientException {
    Map<Integer, CoordinatorAction.Status> actions = new TreeMap<>();
    for (CoordinatorAction action : client.getCoordJobInfo(id).getActions()) {
      actions.put(action.getActionNumber(), action.getStatus());
    }
    return actions;
  }

  /** The workflow of an action that has begun. */
  WorkflowJob workflow(int action) throws OozieClientException {
    return client.getJobInfo(client.getCoordActionInfo(id + "@" + action).getExternalId());
  }

  /** Waits until the actions are as told. */
  void awaitActions(Predicate<Map<Integer, CoordinatorAction.Status>> condition) throws Exception {
    OozieJobs.await(this::actions, condition);
  }

  /** Waits until the coordinator has ended, and returns how. */
  Job.Status awaitEnd() throws Exception {
    return OozieJobs.await(
        () -> client.getCoordJobInfo(id).getStatus(), status -> !GOING_ON.contains(status));
  }

  /** Runs an action again, as {@code oozie job -rerun ID -action NUMBER} does. */
  void rerun(int action) throws OozieClientException {
    assertThat(client.reRunCoord(id, "action", Integer.toString(action), false, false)).hasSize(1);
  }
}
