package io.howdah.report;

import io.howdah.CopyException;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.json.JsonLine;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a dry run: a line of JSON for each thing that it would do, and the totals at its end.
 *
 * <p>Every method throws a {@link CopyException} with {@link io.howdah.ErrorCode#REPORT_LOST} where
 * the plan cannot be written.
 */
public final class PlanFile implements AutoCloseable {
  static final String END = "end";

  private static final PlanFile NONE = new PlanFile(null);

  private final @Nullable LineFile file;
  private final AtomicInteger lines = new AtomicInteger();
  private final Map<PlannedAction.Kind, Sum> sums = new EnumMap<>(PlannedAction.Kind.class);

  private PlanFile(@Nullable LineFile file) {
    this.file = file;
    for (PlannedAction.Kind kind : PlannedAction.Kind.values()) {
      sums.put(kind, new Sum());
    }
  }

  /** A plan that is not written. */
  public static PlanFile none() {
    return NONE;
  }

  /** A plan that begins with a header in {@code file}, which it closes. */
  public static PlanFile begin(LineFile file, PlanHeader header) throws CopyException {
    try {
      file.append(header.toLine());
      return new PlanFile(file);
    } catch (CopyException | RuntimeException | Error e) {
      try {
        file.close();
      } catch (CopyException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Adds an action. */
  public void add(PlannedAction action) throws CopyException {
    if (file != null) {
      if (lines.incrementAndGet() >= PlanText.MOST_LINES) {
        throw new CopyException(
            ErrorCode.REPORT_LOST,
            "The plan would have more than " + PlanText.MOST_LINES + " lines.");
      }
      synchronized (sums) {
        Sum sum = sums.get(action.kind());
        if (sum != null) {
          sum.add(action);
        }
      }
      file.appendSoon(action.toLine());
    }
  }

  /**
   * Ends the plan with its totals. A plan without this line cannot be run.
   *
   * @param skipped files that count as equal
   * @param failed files that cannot be copied, or whose directory cannot be listed
   */
  public void complete(Count skipped, Count failed) throws CopyException {
    if (file == null) {
      return;
    }
    file.append(
        JsonLine.of(
            line -> {
              line.mark(END);
              for (Map.Entry<PlannedAction.Kind, Sum> each : sums.entrySet()) {
                line.object(PlannedAction.word(each.getKey()), each.getValue()::write);
              }
              line.object("skip", members -> write(skipped, members))
                  .object("failed", members -> write(failed, members));
            }));
  }

  private static void write(Count count, JsonLine line) throws IOException {
    line.anyNumber("files", count.files()).anyNumber("bytes", count.bytes());
  }

  @Override
  public void close() throws CopyException {
    if (file != null) {
      file.close();
    }
  }

  /** The total of one kind of action. */
  private static final class Sum {
    private long entries;
    private long files;
    private long bytes;

    void add(PlannedAction action) {
      entries++;
      switch (action.kind()) {
        case COPY:
        case REPLACE:
          files++;
          bytes += action.source() == null ? 0 : action.source().length();
          break;
        case DELETE:
          files += action.content().files().files();
          bytes += action.content().files().bytes();
          break;
        case WITHDRAW:
        case MAKE_DIRECTORY:
        case SET_ATTRIBUTES:
          break;
      }
    }

    void write(JsonLine line) throws IOException {
      line.anyNumber("entries", entries).number("files", files).number("bytes", bytes);
    }
  }
}
