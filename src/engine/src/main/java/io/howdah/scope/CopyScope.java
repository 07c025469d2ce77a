package io.howdah.scope;

import io.howdah.Cancellation;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.fs.Patience;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.ledger.Ledger;
import io.howdah.pace.Throttle;
import io.howdah.report.ApprovedPlan;
import io.howdah.report.PartitionRecords;
import io.howdah.report.PartitionScript;
import io.howdah.report.PlanFile;
import io.howdah.report.RunReport;
import io.howdah.snapshot.KnownChanges;
import java.util.Collections;
import java.util.Set;

/** The objects that all steps of one run share. */
public final class CopyScope {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final RunHistory history;
  private final Cancellation cancellation;
  private final CopyListener listener;
  private final Preservation preservation;
  private final RunReport report;
  private final PartitionScript script;
  private final PlanFile plan;
  private final ApprovedPlan approved;
  private final Ledger ledger;
  private final KnownChanges changes;
  private final Set<Throttle> bandwidths;

  private CopyScope(Builder builder) {
    this.source = builder.source;
    this.destination = builder.destination;
    this.history = builder.history;
    this.cancellation = builder.cancellation;
    this.listener = builder.listener;
    this.preservation = builder.preservation;
    this.report = builder.report;
    this.script = builder.script;
    this.plan = builder.plan;
    this.approved = builder.approved;
    this.ledger = builder.ledger;
    this.changes = builder.changes;
    this.bandwidths = builder.bandwidths;
  }

  /** The scope of the run with this {@code history}, without a report, a plan and throttles. */
  public static CopyScope of(
      RemoteFileSystem source,
      RemoteFileSystem destination,
      RunHistory history,
      Cancellation cancellation,
      CopyListener listener) {
    return new CopyScope(new Builder(source, destination, history, cancellation, listener));
  }

  /** Returns this scope with a report. */
  public CopyScope reporting(RunReport report) {
    Builder changed = new Builder(this);
    changed.report = report;
    return new CopyScope(changed);
  }

  /** Returns this scope with a script of statements for partitions. */
  public CopyScope scripting(PartitionScript script) {
    Builder changed = new Builder(this);
    changed.script = script;
    return new CopyScope(changed);
  }

  /** Returns this scope with a plan that is written. */
  public CopyScope planning(PlanFile plan) {
    Builder changed = new Builder(this);
    changed.plan = plan;
    return new CopyScope(changed);
  }

  /** Returns this scope with a plan that is followed. */
  public CopyScope following(ApprovedPlan approved) {
    Builder changed = new Builder(this);
    changed.approved = approved;
    return new CopyScope(changed);
  }

  /** Returns this scope with what earlier runs proved. */
  public CopyScope remembering(Ledger ledger) {
    Builder changed = new Builder(this);
    changed.ledger = ledger;
    return new CopyScope(changed);
  }

  /** Returns this scope with what snapshots tell of changes. */
  public CopyScope knowing(KnownChanges changes) {
    Builder changed = new Builder(this);
    changed.changes = changes;
    return new CopyScope(changed);
  }

  /** Returns this scope with throttles of the bytes that it moves, beside its own bandwidth. */
  public CopyScope limitedBy(Set<Throttle> bandwidths) {
    Builder changed = new Builder(this);
    changed.bandwidths = bandwidths;
    return new CopyScope(changed);
  }

  /** Returns this scope with one patience for all requests to both sides. */
  public CopyScope within(Patience patience) {
    Builder changed = new Builder(this);
    changed.source = source.within(patience);
    changed.destination = destination.within(patience);
    return new CopyScope(changed);
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

  /** The throttles of the bytes that the run moves, beside its own bandwidth. */
  public Set<Throttle> bandwidths() {
    return bandwidths;
  }

  /** Receives a line for each thing that the run does at the destination. */
  public RunReport report() {
    return report;
  }

  /** Receives what becomes of partitions. */
  public PartitionRecords partitions() {
    return new PartitionRecords(listener, report, script);
  }

  /** Receives what a dry run would do. */
  public PlanFile plan() {
    return plan;
  }

  /** What the run may do. */
  public ApprovedPlan approved() {
    return approved;
  }

  /** What earlier runs proved. */
  public Ledger ledger() {
    return ledger;
  }

  /** What snapshots tell of changes. */
  public KnownChanges changes() {
    return changes;
  }

  /** Collects the values of a scope that differs from another one. */
  private static final class Builder {
    private final RunHistory history;
    private final Cancellation cancellation;
    private final CopyListener listener;
    private final Preservation preservation;
    private RemoteFileSystem source;
    private RemoteFileSystem destination;
    private RunReport report = RunReport.none();
    private PartitionScript script = PartitionScript.none();
    private PlanFile plan = PlanFile.none();
    private ApprovedPlan approved = ApprovedPlan.none();
    private Ledger ledger = Ledger.none();
    private KnownChanges changes = KnownChanges.nothing();
    private Set<Throttle> bandwidths = Collections.emptySet();

    Builder(
        RemoteFileSystem source,
        RemoteFileSystem destination,
        RunHistory history,
        Cancellation cancellation,
        CopyListener listener) {
      this.source = source;
      this.destination = destination;
      this.history = history;
      this.cancellation = cancellation;
      this.listener = listener;
      this.preservation = new Preservation(history.request().options(), listener);
    }

    Builder(CopyScope scope) {
      this.source = scope.source;
      this.destination = scope.destination;
      this.history = scope.history;
      this.cancellation = scope.cancellation;
      this.listener = scope.listener;
      this.preservation = scope.preservation;
      this.report = scope.report;
      this.script = scope.script;
      this.plan = scope.plan;
      this.approved = scope.approved;
      this.ledger = scope.ledger;
      this.changes = scope.changes;
      this.bandwidths = scope.bandwidths;
    }
  }
}
