package io.howdah.run;

import static io.howdah.run.MemoryCopy.stoppedBy;
import static io.howdah.run.MemoryCopy.tree;
import static io.howdah.run.MemoryCopy.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.Cancellation;
import io.howdah.CommandLine;
import io.howdah.CopyListener;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.Mode;
import io.howdah.OptionConflict;
import io.howdah.report.PlanText;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan that a dry run writes, and which plans a copy accepts. */
class PlanTest extends PlanCase {
  @Test
  void hasALineForEachThingThatWouldBeDone() throws Exception {
    Map<String, String> before = prod();

    CopyStatus status = plan();

    assertThat(status.isSuccessful()).isTrue();
    assertThat(prod()).isEqualTo(before);
    List<String> lines = Files.readAllLines(plan);
    assertThat(lines.get(0))
        .startsWith("{\"plan\":1,\"run\":\"" + status.request().runId() + "\",")
        .contains("\"sourceCluster\":\"staging\",\"source\":\"/out\"")
        .contains("\"destinationCluster\":\"prod\",\"target\":\"/in\"");
    assertThat(lines.subList(1, lines.size() - 1))
        .satisfiesExactlyInAnyOrder(
            line ->
                assertThat(line)
                    .startsWith("{\"do\":\"replace\",\"target\":\"/in/a\"")
                    .contains(
                        "\"source\":{\"path\":\"/out/a\"", "\"existing\":{\"path\":\"/in/a\""),
            line ->
                assertThat(line).startsWith("{\"do\":\"make_directory\",\"target\":\"/in/added\""),
            line ->
                assertThat(line)
                    .startsWith("{\"do\":\"copy\",\"target\":\"/in/added/n\"")
                    .doesNotContain("existing"),
            line -> assertThat(line).startsWith("{\"do\":\"delete\",\"target\":\"/in/day/old\""),
            line ->
                assertThat(line)
                    .startsWith("{\"do\":\"delete\",\"target\":\"/in/gone\"")
                    .contains("\"files\":2,\"bytes\":3,\"directories\":2"),
            line -> assertThat(line).startsWith("{\"do\":\"delete\",\"target\":\"/in/z\""));
    assertThat(lines.get(lines.size() - 1))
        .startsWith("{\"end\":true")
        .contains("\"copy\":{\"entries\":1,\"files\":1,\"bytes\":2}")
        .contains("\"replace\":{\"entries\":1,\"files\":1,\"bytes\":3}")
        .contains("\"delete\":{\"entries\":3,\"files\":4,\"bytes\":7}")
        .contains("\"skip\":{\"files\":1,\"bytes\":1}");
  }

  @Test
  void isRefusedForAnotherCopy() {
    plan();
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan(plan.toString()));

    CopyStatus status = copy("/out/day", CopyListener.NONE);

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error())
        .hasMessageContaining("'/out' of 'staging' to '/in' of 'prod'")
        .hasMessageContaining("'/out/day' of 'staging'");
  }

  @Test
  void isRefusedWithoutItsEnd() throws Exception {
    plan();
    List<String> lines = Files.readAllLines(plan);
    Files.write(plan, lines.subList(0, lines.size() - 1));

    CopyStatus status = follow();

    assertThat(stoppedBy(status)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    assertThat(status.error()).hasMessageContaining("has no end");
    assertThat(prod()).containsKey("/in/z");
  }

  @Test
  void isRefusedWithALineThatIsNoAction() throws Exception {
    plan();
    List<String> lines = Files.readAllLines(plan);
    lines.set(2, "{\"do\":\"burn\",\"target\":\"/in/a\"}");
    Files.write(plan, lines);

    assertThat(follow().error()).hasMessageContaining("Line 3 of the plan '" + plan + "'");
  }

  @Test
  void isRefusedIfItIsAnotherFile() throws Exception {
    Files.writeString(plan, "My diary.\n");

    assertThat(follow().error()).hasMessageContaining("'" + plan + "' is not a plan");
    assertThat(stoppedBy(plan())).isEqualTo(ErrorCode.REPORT_LOST);
    assertThat(plan).hasContent("My diary.");
  }

  @Test
  void isRefusedIfItIsMissing() {
    assertThat(stoppedBy(follow())).isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void isIncompleteWhereADryRunStopsAtItsLimits() {
    options.limit(to -> to.files(1));

    plan();
    options.limit(to -> to.files(100));

    assertThat(follow().error()).hasMessageContaining("has no end");
  }

  @Test
  void isRefusedWhereALineHasTwoPaths() throws Exception {
    plan();
    Files.writeString(
        plan,
        Files.readString(plan)
            .replace(
                "\"do\":\"delete\",\"target\":\"/in/z\"",
                "\"do\":\"delete\",\"target\":\"/in/y\""));

    assertThat(follow().error()).hasMessageContaining("The target '/in/y' is not '/in/z'.");
  }

  @Test
  void touchesNoBeginningOfAnotherFile() throws Exception {
    write(copies.prod, "/plans/today", "{\"pl");
    options.mode(Mode.DRY_RUN).files(to -> to.plan("/plans/today"));

    assertThat(stoppedBy(serve())).isEqualTo(ErrorCode.REPORT_LOST);
  }

  @Test
  void takesThePlaceOfAnOlderOne() throws Exception {
    plan();
    plan();

    assertThat(Files.readAllLines(plan))
        .filteredOn(line -> line.startsWith("{\"plan\":"))
        .hasSize(1);
  }

  @Test
  void remembersItsCommand() throws Exception {
    options.mode(Mode.DRY_RUN).files(to -> to.plan(plan.toString()));
    CommandLine command = CommandLine.of("/home/alice", List.of("-f", "two\nlines", "ü"));
    copies.copy(
        MemoryCopy.request("/out", "/in", options.build())
            .target(Target.EXACT)
            .commandLine(command)
            .build(),
        CopyListener.NONE,
        new Cancellation());

    assertThat(PlanText.ofThisMachine(plan.toString()).commandLine()).contains(command);
  }

  @Test
  void needsADryRun() {
    CopyOptions.Builder wrong = CopyOptions.builder().files(to -> to.plan("plan"));

    assertThat(wrong.conflict()).contains(OptionConflict.PLAN);
  }

  @Test
  void staysOnTheClusterWithAServedEngine() {
    options.mode(Mode.DRY_RUN).files(to -> to.plan("/plans/today"));
    assertThat(serve().isSuccessful()).isTrue();
    assertThat(serve().isSuccessful()).isTrue();
    assertThat(tree(copies.prod, "/plans")).containsKey("/plans/today");
    options.mode(Mode.COPY).files(to -> to.plan(null).approvedPlan("/plans/today"));

    assertThat(serve().isSuccessful()).isTrue();

    assertThat(prod()).doesNotContainKey("/in/z").containsEntry("/in/a", "new");
  }

  private CopyStatus serve() {
    return copies.serve(
        MemoryCopy.request("/out", "/in", options.build()).target(Target.EXACT).build(),
        new Cancellation());
  }
}
