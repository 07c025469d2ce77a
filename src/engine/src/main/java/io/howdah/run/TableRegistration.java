package io.howdah.run;

import io.howdah.Cancellation;
import io.howdah.CopyEvent;
import io.howdah.CopyException;
import io.howdah.CopyListener;
import io.howdah.CopyRequest;
import io.howdah.Mode;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import io.howdah.TableRegistry;
import io.howdah.event.PartitionFinished;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last step of a copy to a Hive table: it makes the partitions known to the metastore. Until
 * then it collects what became of them.
 */
final class TableRegistration implements CopyListener, AutoCloseable {
  private final CopyRequest request;
  private final List<PartitionResult> partitions = new ArrayList<>();
  private TableRegistry.@Nullable Table table;

  TableRegistration(CopyRequest request) {
    this.request = request;
  }

  @Override
  public void on(CopyEvent event) {
    if (event instanceof PartitionFinished && request.options().hiveTable() != null) {
      add(((PartitionFinished) event).result());
    }
  }

  private synchronized void add(PartitionResult partition) {
    partitions.add(partition);
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
   * Makes the partitions known. Empty where the request names no table, and in a dry run.
   *
   * @param destination has the directories of the partitions
   */
  synchronized Optional<RegistrationStatus> run(RemoteFileSystem destination) throws CopyException {
    TableRegistry.@Nullable Table opened = table;
    if (opened == null || request.options().mode() == Mode.DRY_RUN) {
      return Optional.empty();
    }
    List<PartitionResult> present = new ArrayList<>();
    for (PartitionResult each : partitions) {
      // Another program may have made a removed partition anew in the meantime.
      if (each.change() != Change.REMOVED
          || !destination.status(FilePath.of(each.path())).isPresent()) {
        present.add(each);
      }
    }
    return Optional.of(opened.register(present));
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
  }
}
