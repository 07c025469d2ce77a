package io.howdah.front.status;

import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.FileAttribute;
import io.howdah.Mode;
import io.howdah.PartitionResult.Change;
import io.howdah.RegistrationStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The single values of a status, named as in pydistcp. The sixteen values of pydistcp come first.
 * All front ends show these names.
 */
public final class StatusFigures {
  /** The name of the earlier snapshots, in copies and comparisons. */
  static final String SINCE = "Changes Since Snapshot";

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;

  /**
   * Creates figures with times in this zone.
   *
   * @param zone the time zone of the reader
   */
  public StatusFigures(ZoneId zone) {
    this.zone = zone;
  }

  /** All figures by name, in a fixed order. Each is a {@link String} or a {@link Number}. */
  public Map<String, Object> of(CopyStatus status) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("Source Path", status.sourcePath());
    figures.put("Destination Path", status.destinationPath());
    figures.put("Start Time", time(status.startTime()));
    figures.put("End Time", time(status.endTime()));
    figures.put("Duration", BigDecimal.valueOf(Math.max(0, status.duration().toMillis()), 3));
    figures.put("Outcome", status.isSuccessful() ? "Successful" : "Failed");
    count(figures, "Expected", status.expected());
    count(figures, "Copied", status.copied());
    count(figures, "Failed", status.failed());
    count(figures, "Deleted", status.deleted());
    count(figures, "Skipped", status.skipped());
    count(figures, "Postponed", status.postponed());
    figures.put("Directories Deleted", status.deletedDirectories());
    if (status.request().options().mode() == Mode.DRY_RUN) {
      count(figures, "To Copy", status.toCopy());
      count(figures, "To Delete", status.toDelete());
      figures.put("Directories To Delete", status.directoriesToDelete());
    }
    new LagFigures(this).put(status.lag(), status.startTime(), figures);
    figures.put("Files Verified", status.verifiedFiles());
    figures.put("Files Unverifiable", status.unverifiableFiles());
    figures.put("Files Read Twice", status.readTwiceFiles());
    figures.put("Files Remembered", status.ledger().remembered());
    figures.put("Files Rechecked", status.ledger().rechecked());
    figures.put("Files Contradicted", status.ledger().contradicted());
    if (status.request().options().snapshots().isUsed()) {
      status.snapshots().source().ifPresent(name -> figures.put("Snapshot", name));
      status.snapshots().since().ifPresent(name -> figures.put(SINCE, name));
      figures.put("Renamed", status.snapshots().renamed());
    }
    partitions(status, figures);
    registration(status.registration(), figures);
    figures.put("Files Excluded", status.excludedFiles());
    figures.put("Directories Excluded", status.excludedDirectories());
    figures.put("Retries", status.retries());
    figures.put(
        "Attributes Not Kept",
        status.lostAttributes().values().stream().mapToLong(Long::longValue).sum());
    status
        .lostAttributes()
        .forEach((attribute, count) -> figures.put(name(attribute) + " Not Kept", count));
    figures.put("Run Id", status.request().runId());
    return Collections.unmodifiableMap(figures);
  }

  private static void partitions(CopyStatus status, Map<String, Object> figures) {
    if (status.partitions().isEmpty()) {
      return;
    }
    boolean isDryRun = status.request().options().mode() == Mode.DRY_RUN;
    for (Change change : Change.values()) {
      figures.put("Partitions " + name(change, isDryRun), status.partitions().count(change));
    }
  }

  private static void registration(
      @Nullable RegistrationStatus registration, Map<String, Object> figures) {
    if (registration != null) {
      figures.put("Partitions Registered", registration.added());
      figures.put("Partitions Refreshed", registration.refreshed());
      figures.put("Partitions Unregistered", registration.dropped());
    }
  }

  private static String name(Change change, boolean isDryRun) {
    switch (change) {
      case ADDED:
        return isDryRun ? "To Add" : "Added";
      case CHANGED:
        return isDryRun ? "To Change" : "Changed";
      case REMOVED:
        return isDryRun ? "To Remove" : "Removed";
      case UNCHANGED:
        return "Unchanged";
      case INCOMPLETE:
        return "Incomplete";
    }
    throw new IllegalArgumentException(change.toString());
  }

  String time(Instant instant) {
    return LOCAL_TIME.format(instant.atZone(zone));
  }

  /** For example {@code Storage Policy}. */
  private static String name(FileAttribute attribute) {
    StringBuilder name = new StringBuilder();
    for (String word : attribute.name().split("_", -1)) {
      name.append(name.length() == 0 ? "" : " ")
          .append(word.charAt(0))
          .append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  static void count(Map<String, Object> figures, String what, Count count) {
    figures.put("Files " + what, count.files());
    figures.put("Size " + what, count.bytes());
  }
}
