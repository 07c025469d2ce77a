package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.PartitionResult;
import io.howdah.partition.PartitionPath;
import io.howdah.partition.PartitionStatements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The statements of Hive's SQL that make the partitions of a copy known to the metastore of the
 * destination. They may be executed again and again, so that a run can add to those of earlier
 * ones.
 *
 * <p>Every method throws a {@link CopyException} with {@link io.howdah.ErrorCode#REPORT_LOST} where
 * the script cannot be written.
 */
public final class PartitionScript implements AutoCloseable {
  static final String BEGIN = "-- Howdah: partitions ";

  private static final PartitionScript NONE = new PartitionScript(null);

  private final @Nullable LineFile file;

  private PartitionScript(@Nullable LineFile file) {
    this.file = file;
  }

  /** A script that is not written. */
  public static PartitionScript none() {
    return NONE;
  }

  /** Begins the statements of a run in {@code file}, which it closes. */
  public static PartitionScript begin(LineFile file, CopyRequest request, Instant now)
      throws CopyException {
    try {
      file.append(BEGIN + "of the run " + request.runId() + ", which began at " + now);
      return new PartitionScript(file);
    } catch (CopyException | RuntimeException | Error e) {
      try {
        file.close();
      } catch (CopyException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  void add(PartitionResult result) throws CopyException {
    @Nullable PartitionPath partition = PartitionPath.parse(result.path()).orElse(null);
    if (file == null || partition == null) {
      return;
    }
    PartitionStatements statements = PartitionStatements.of(partition.table());
    switch (result.change()) {
      case ADDED:
        file.appendSoon(statements.add(partition, result.path()));
        break;
      case CHANGED:
        // An earlier run may have ended before its statements were executed.
        file.appendSoon(statements.add(partition, result.path()));
        file.appendSoon(statements.analyze(partition));
        break;
      case REMOVED:
        file.appendSoon(statements.drop(partition));
        break;
      case UNCHANGED:
      case INCOMPLETE:
        break;
    }
  }

  @Override
  public void close() throws CopyException {
    if (file != null) {
      file.close();
    }
  }
}
