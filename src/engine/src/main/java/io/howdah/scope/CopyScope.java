package io.howdah.scope;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.report.ApprovedPlan;
import io.howdah.report.PlanFile;
import io.howdah.report.RunReport;

/** The objects that all steps of one run share. */
public final class CopyScope {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final RunHistory history;
  private final Cancellation cancellation;
  private final CopyListener listener;
  private final Preservation preservation;
  private final RunReport report;
  private final PlanFile plan;
  private final ApprovedPlan approved;

  private CopyScope(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener,
      Preservation preservation,
      RunReport report,
      PlanFile plan,
      ApprovedPlan approved) {
    this.source = source;
    this.destination = destination;
    this.history = history;
    this.cancellation = cancellation;
    this.listener = listener;
    this.preservation = preservation;
    this.report = report;
    this.plan = plan;
    this.approved = approved;
  }

  /** The scope of the run with this {@code history}, without a report. */
  public static CopyScope of(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener) {
    return new CopyScope(
        source,
        destination,
        history,
        cancellation,
        listener,
        new Preservation(history.request().options(), listener),
        RunReport.none(),
        PlanFile.none(),
        ApprovedPlan.none());
  }

  /** Returns this scope with a report. */
  public CopyScope reporting(RunReport report) {
    return new CopyScope(
        source, destination, history, cancellation, listener, preservation, report, plan, approved);
  }

  /** Returns this scope with a plan that is written. */
  public CopyScope planning(PlanFile plan) {
    return new CopyScope(
        source, destination, history, cancellation, listener, preservation, report, plan, approved);
  }

  /** Returns this scope with a plan that is followed. */
  public CopyScope following(ApprovedPlan approved) {
    return new CopyScope(
        source, destination, history, cancellation, listener, preservation, report, plan, approved);
  }

  /** Returns this scope with one patience for all requests to both sides. */
  public CopyScope within(Patience patience) {
    return new CopyScope(
        source.within(patience),
        destination.within(patience),
        history,
        cancellation,
        listener,
        preservation,
        report,
        plan,
        approved);
  }

  public RemoteFileSystem source() {
    return source;
  }

  public RemoteFileSystem destination() {
    return destination;
  }

  public CopyRequest request() {
    return history.request();
  }

  public CopyOptions options() {
    return request().options();
  }

  public RunHistory history() {
    return history;
  }

  /** The attributes that the run preserves, and what becomes of those that are refused. */
  public Preservation preservation() {
    return preservation;
  }

  /** It is cancelled when the run must stop for any reason. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Receives the events of the run. */
  public CopyListener listener() {
    return listener;
  }

  /** Receives a line for each thing that the run does at the destination. */
  public RunReport report() {
    return report;
  }

  /** Receives what a dry run would do. */
  public PlanFile plan() {
    return plan;
  }

  /** What the run may do. */
  public ApprovedPlan approved() {
    return approved;
  }
}
