package io.howdah.run;

import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two trees, a dry run that writes a plan, and a copy that follows it. */
abstract class PlanCase extends MirrorCase {
  @SuppressWarnings("NullAway.Init")
  Path plan;

  @BeforeEach
  void prepare(@TempDir Path directory) {
    plan = directory.resolve("plan.jsonl");
    write(copies.staging, "/out/a", "new");
    write(copies.staging, "/out/added/n", "nn");
  }

  CopyStatus plan() {
    options.mode(Mode.DRY_RUN).files(to -> to.plan(plan.toString()).approvedPlan(null));
    return copy();
  }

  CopyStatus follow() {
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan.toString()));
    return copy();
  }

  /** The files that were left alone, since they are not as the plan found them. */
  static List<String> changed(CopyStatus status) {
    List<String> changed = new ArrayList<>();
    for (FileResult each : status.failures()) {
      ErrorCode code = Objects.requireNonNull(each.failure()).code();
      assertThat(code).isIn(ErrorCode.CHANGED_SINCE, ErrorCode.DONE_FLAG_WITHHELD);
      if (code == ErrorCode.CHANGED_SINCE) {
        changed.add(each.destination());
      }
    }
    return changed;
  }
}
