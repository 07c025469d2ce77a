package io.howdah.front.status;

import io.howdah.Lag;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a lag. A lag that is unknown has none. */
final class LagFigures {
  private final StatusFigures form;

  LagFigures(StatusFigures form) {
    this.form = form;
  }

  /**
   * Adds the values.
   *
   * @param time when both sides were looked at
   */
  void put(@Nullable Lag lag, Instant time, Map<String, Object> figures) {
    if (lag == null) {
      return;
    }
    figures.put("Lag Seconds", lag.secondsAt(time));
    figures.put("Lag Files", lag.files());
    figures.put("Lag Bytes", lag.bytes());
    figures.put("In Sync As Of", form.time(lag.inSyncAsOf(time)));
  }
}
