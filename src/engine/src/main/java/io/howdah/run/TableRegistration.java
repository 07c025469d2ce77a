package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.Registration;
import io.howdah.TableRegistry;
import io.howdah.event.PartitionFinished;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.plan.Selector;
import io.howdah.temporary.TemporaryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a copy to a Hive table: it makes the partitions known to the metastore. Until
 * then it collects what became of them. What a copy could not make known is left to the next one.
 */
final class TableRegistration implements CopyListener, AutoCloseable {
  private final CopyRequest request;
  private final TemporaryNames names;
  private final List<PartitionResult> told = new ArrayList<>();
  private TableRegistry.@Nullable Table table;
  private @Nullable RegistrationFile file;
  private PendingPartitions pending;

  TableRegistration(CopyRequest request, TemporaryNames names) {
    this.request = request;
    this.names = names;
    this.pending = PendingPartitions.of(request.runId(), new ArrayList<>());
  }

  @Override
  public void on(CopyEvent event) {
    if (event instanceof PartitionFinished && request.options().hiveTable() != null) {
      add(((PartitionFinished) event).result());
    }
  }

  private synchronized void add(PartitionResult partition) {
    told.add(partition);
  }

  /** Opens the table, if the request names one, so that a wrong one fails before anything else. */
  void open(TableRegistry registry, FilePath target, Cancellation cancellation)
      throws CopyException {
    @Nullable String name = request.options().hiveTable();
    if (name != null) {
      table = registry.open(request.destination().cluster(), name, target.toString(), cancellation);
    }
  }

  /**
   * Reads what earlier copies have left, and leaves a mark for the case that this one is killed.
   * Nothing may be changed before. Does nothing where no table is open, and in a dry run.
   */
  void begin(StatePlace place, FilePath target) throws CopyException {
    @Nullable String name = request.options().hiveTable();
    if (isDue() && name != null) {
      RegistrationFile opened = RegistrationFile.of(place.open(place.given()), name, target);
      pending = opened.read().orElse(pending);
      opened.write(PendingPartitions.unknown(request.runId()), names);
      file = opened;
    }
  }

  private boolean isDue() {
    return table != null && request.options().mode() == Mode.COPY;
  }

  /** Why all directories must be listed, as a sentence; empty where changes are sufficient. */
  Optional<String> reasonToListAll() {
    return pending.isUnknown()
        ? Optional.of(
            "All directories are listed, since a copy before ended early and may have changed"
                + " partitions that the metastore does not know.")
        : Optional.empty();
  }

  /**
   * Makes the partitions known. Empty where no table is open, and in a dry run.
   *
   * @param destination has the directories of the partitions
   * @param target the directory of the copy
   * @param selector what the copy is about
   */
  synchronized Optional<Registration> run(
      RemoteFileSystem destination, FilePath target, Selector selector) throws CopyException {
    TableRegistry.@Nullable Table opened = table;
    RegistrationFile left = file;
    if (opened == null || left == null) {
      return Optional.empty();
    }
    PartitionChanges changes =
        new PartitionChanges(
            destination,
            pending,
            directory ->
                request.options().deletion().isOn() && selector.takesDirectory(directory, target));
    List<PartitionResult> results = changes.all(told, opened, target);
    Registration registration;
    try {
      registration = opened.register(results);
    } catch (CopyException e) {
      keep(left, results, e);
      throw e;
    }
    if (registration.refused().isEmpty()) {
      left.delete(request.runId());
    } else {
      left.write(PendingPartitions.of(request.runId(), registration.refused()), names);
    }
    return Optional.of(registration);
  }

  /** Leaves the changes to the next copy. Where that fails, the next one finds them by listing. */
  private void keep(RegistrationFile left, List<PartitionResult> results, CopyException failure) {
    List<PartitionResult> changed = new ArrayList<>();
    for (PartitionResult each : results) {
      if (each.change() != Change.UNCHANGED) {
        changed.add(each);
      }
    }
    try {
      left.write(PendingPartitions.of(request.runId(), changed), names);
    } catch (CopyException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
  }
}
