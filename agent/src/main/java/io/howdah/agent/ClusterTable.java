package io.howdah.agent;

import io.howdah.ClusterProblem;
import io.howdah.ClusterProblem.Severity;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.ReadAccess;
import io.howdah.ClusterReport.WriteAccess;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows in a table which clusters are usable, and lists their problems below it. */
final class ClusterTable {
  private static final int WIDTH = 100;
  private static final String NOTHING = "-";
  private static final String CONTINUATION = "    ";

  private final Clock clock;

  /**
   * Creates a table of the present state.
   *
   * @param clock the time from which the remaining life of tokens is computed
   */
  ClusterTable(Clock clock) {
    this.clock = clock;
  }

  /** The table, the problems and a summary. Each line ends with a line break. */
  String text(List<ClusterReport> reports) {
    List<String> lines = new ArrayList<>(table(reports));
    for (ClusterReport report : reports) {
      if (!report.problems().isEmpty()) {
        lines.add("");
        addProblems(report, lines);
      }
    }
    lines.add("");
    lines.add(summary(reports));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(ErrorReport.clean(line)).append('\n'));
    return text.toString();
  }

  private List<String> table(List<ClusterReport> reports) {
    List<Column> columns = new ArrayList<>(Arrays.asList(Column.values()));
    if (reports.stream().allMatch(report -> report.tokenExpiry() == null)) {
      columns.remove(Column.TOKEN);
    }
    if (reports.stream().allMatch(report -> report.writeAccess() == WriteAccess.NOT_CHECKED)) {
      columns.remove(Column.WRITE);
    }
    TextTable table = new TextTable(WIDTH);
    List<String> titles = new ArrayList<>();
    columns.forEach(column -> titles.add(column.title));
    table.add(titles);
    for (ClusterReport report : reports) {
      int rows = Math.max(1, report.nameservices().size());
      for (int row = 0; row < rows; row++) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
          cells.add(cell(column, report, row));
        }
        table.add(cells);
      }
    }
    return table.lines();
  }

  /** Every nameservice has a row. The cells of the whole cluster are in its first row. */
  private String cell(Column column, ClusterReport report, int row) {
    if (column == Column.NAMENODE) {
      return nameNode(report, row);
    }
    if (column == Column.HADOOP) {
      return version(report, row);
    }
    return row > 0 ? "" : ErrorReport.clean(cell(column, report));
  }

  private String cell(Column column, ClusterReport report) {
    switch (column) {
      case CLUSTER:
        return report.alias();
      case REACHABLE:
        return reachable(report);
      case USER:
        return orNothing(report.user());
      case LOGIN:
        return report.principal() == null ? report.mechanism() : report.principal();
      case TOKEN:
        return token(report.tokenExpiry());
      case HOME:
        return orNothing(report.home());
      case READ:
        return read(report.readAccess());
      case WRITE:
        return write(report.writeAccess());
      case CLOCK:
        return clock(report.clockDifference());
      case NAMENODE:
      case HADOOP:
        break;
    }
    throw new IllegalArgumentException(column.toString());
  }

  private static String reachable(ClusterReport report) {
    switch (report.reachability()) {
      case REACHABLE:
        return "yes";
      case UNREACHABLE:
        return "no";
      case UNKNOWN:
        return "?";
    }
    throw new IllegalArgumentException(report.reachability().toString());
  }

  private static Optional<ServerReport> serving(ClusterReport report, int row) {
    List<NameserviceReport> nameservices = report.nameservices();
    return row < nameservices.size() ? nameservices.get(row).serving() : Optional.empty();
  }

  private static String nameNode(ClusterReport report, int row) {
    Optional<ServerReport> serving = serving(report, row);
    if (!serving.isPresent()) {
      return NOTHING;
    }
    String address = serving.get().url().replaceFirst("^https?://", "");
    return serving.get().role() == Role.HTTPFS ? address + " HttpFS" : address;
  }

  private static String version(ClusterReport report, int row) {
    return orNothing(serving(report, row).map(ServerReport::hadoopVersion).orElse(null));
  }

  private String token(@Nullable Instant expiry) {
    if (expiry == null) {
      return NOTHING;
    }
    Duration left = Duration.between(clock.instant(), expiry);
    if (left.isNegative()) {
      return "expired";
    }
    if (left.toDays() > 0) {
      return left.toDays() + " d";
    }
    return left.toHours() > 0 ? left.toHours() + " h" : left.toMinutes() + " min";
  }

  private static String read(ReadAccess access) {
    switch (access) {
      case GRANTED:
        return "yes";
      case FAILED:
        return "no";
      case NOT_CHECKED:
        return NOTHING;
    }
    throw new IllegalArgumentException(access.toString());
  }

  private static String write(WriteAccess access) {
    switch (access) {
      case GRANTED:
        return "yes";
      case FAILED:
        return "no";
      case NOT_CHECKED:
        return NOTHING;
    }
    throw new IllegalArgumentException(access.toString());
  }

  private static String clock(@Nullable Duration difference) {
    if (difference == null) {
      return NOTHING;
    }
    long seconds = difference.toMillis() / 1000;
    return seconds == 0 ? "0 s" : String.format(Locale.ROOT, "%+d s", seconds);
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? NOTHING : text;
  }

  /** Prints the advice once for consecutive problems with the same advice. */
  private static void addProblems(ClusterReport report, List<String> lines) {
    lines.add(report.alias() + ":");
    List<ClusterProblem> problems = report.problems();
    for (int i = 0; i < problems.size(); i++) {
      ClusterProblem problem = problems.get(i);
      String word = problem.severity() == Severity.ERROR ? "Error: " : "Warning: ";
      lines.addAll(wrapped("  ", word + problem.message()));
      boolean isLastOfItsKind =
          i == problems.size() - 1 || !problems.get(i + 1).advice().equals(problem.advice());
      if (isLastOfItsKind) {
        lines.addAll(wrapped(CONTINUATION, "-> " + problem.advice()));
      }
    }
  }

  /** Wraps a text at the page width. A longer word stays whole. */
  private static List<String> wrapped(String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : ErrorReport.clean(text).split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      } else {
        line.append(lines.isEmpty() ? indent : CONTINUATION);
      }
      line.append(word);
    }
    lines.add(line.toString());
    return Collections.unmodifiableList(lines);
  }

  private static String summary(List<ClusterReport> reports) {
    long failed = reports.stream().filter(report -> !report.isUsable()).count();
    long warned =
        reports.stream()
            .filter(report -> report.isUsable() && !report.problems().isEmpty())
            .count();
    String all = reports.size() == 1 ? "1 cluster" : reports.size() + " clusters";
    if (failed == 0) {
      return all + (warned == 0 ? ", all is well." : ", usable, with warnings for " + warned + ".");
    }
    return all
        + ", "
        + failed
        + " cannot be used"
        + (warned == 0 ? "." : ", and warnings for " + warned + ".");
  }

  private enum Column {
    CLUSTER("CLUSTER"),
    REACHABLE("REACHABLE"),
    NAMENODE("ACTIVE NAMENODE"),
    HADOOP("HADOOP"),
    USER("USER"),
    LOGIN("LOGIN"),
    TOKEN("TOKEN"),
    HOME("HOME"),
    READ("READ"),
    WRITE("WRITE"),
    CLOCK("CLOCK");

    private final String title;

    Column(String title) {
      this.title = title;
    }
  }
}
