package io.howdah.agent;

import io.howdah.CopyEvent;
import io.howdah.CopyListener;
import io.howdah.CopyStatus;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.Mode;
import io.howdah.agent.AgentArguments.ProgressMode;
import io.howdah.event.AttributesPlanned;
import io.howdah.event.DirectoryPlanned;
import io.howdah.event.EntryDeleted;
import io.howdah.event.EventHandlers;
import io.howdah.event.FileFinished;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists on standard error what a dry run would do, a line for each entry of the destination, with
 * totals at the end. Equal files are only counted.
 */
final class PlanList implements CopyListener {
  private final PrintStream stderr;
  private final boolean isShown;
  private final Tally copied = new Tally();
  private final Tally replaced = new Tally();
  private final Tally skipped = new Tally();
  private final Tally deleted = new Tally();
  private final Tally failed = new Tally();
  private long deletedDirectories;
  private long made;
  private long set;

  private final CopyListener handlers =
      EventHandlers.builder()
          .on(FileFinished.class, file -> finished(file.result()))
          .on(EntryDeleted.class, this::deleted)
          .on(DirectoryPlanned.class, this::made)
          .on(AttributesPlanned.class, this::set)
          .build();

  PlanList(PrintStream stderr, AgentArguments arguments) {
    this.stderr = stderr;
    this.isShown =
        arguments.request().options().mode() == Mode.DRY_RUN
            && arguments.progressMode() == ProgressMode.SHOWN;
  }

  @Override
  public void on(CopyEvent event) {
    if (isShown) {
      handlers.on(event);
    }
  }

  private synchronized void finished(FileResult file) {
    switch (file.outcome()) {
      case PLANNED:
        Tally tally = file.isReplacement() ? replaced : copied;
        tally.add(1, file.length());
        line(file.isReplacement() ? "replace" : "copy", file.destination(), file.length());
        break;
      case SKIPPED:
        skipped.add(1, file.length());
        break;
      case FAILED:
        failed.add(1, file.length());
        break;
      case COPIED:
      case POSTPONED:
        break;
    }
  }

  private synchronized void deleted(EntryDeleted entry) {
    deleted.add(entry.files().files(), entry.files().bytes());
    deletedDirectories += entry.directories();
    String slash = entry.directories() > 0 ? "/" : "";
    line("delete", entry.path() + slash, entry.files().bytes());
  }

  private synchronized void made(DirectoryPlanned directory) {
    made++;
    print("make", directory.path() + "/");
  }

  private synchronized void set(AttributesPlanned entry) {
    set++;
    print("set", entry.path() + ": " + words(entry.attributes()));
  }

  private static String words(Set<FileAttribute> attributes) {
    return attributes.stream()
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private void line(String action, String path, long bytes) {
    print(action, path + ", " + bytes + " bytes");
  }

  private void print(String action, String rest) {
    stderr.println(ErrorReport.clean(String.format("%-8s%s", action, rest)));
  }

  /** Prints the totals, unless the dry run was stopped before its end. */
  synchronized void end(CopyStatus status) {
    if (isShown && status.error() == null) {
      stderr.println(
          "Would copy "
              + copied
              + ", replace "
              + replaced
              + ", delete "
              + deleted
              + " and "
              + deletedDirectories
              + " directories, make "
              + made
              + " directories, set attributes of "
              + set
              + ", skip "
              + skipped
              + "; "
              + failed.files
              + " failed.");
    }
  }

  /** Files and bytes, added up. */
  private static final class Tally {
    private long files;
    private long bytes;

    void add(long files, long bytes) {
      this.files += files;
      this.bytes += bytes;
    }

    @Override
    public String toString() {
      return files + " (" + bytes + " bytes)";
    }
  }
}
