package io.howdah.front.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ClusterPath;
import io.howdah.ComparedEntry;
import io.howdah.ComparedEntry.Reason;
import io.howdah.ComparedEntry.State;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.Lag;
import io.howdah.SnapshotStatus;
import io.howdah.TreeComparison;
import io.howdah.front.Advice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonJsonTest {
  private final CopyException denied = new CopyException(ErrorCode.PERMISSION_DENIED, "Not yours.");

  private final TreeComparison.Builder result =
      TreeComparison.builder(
          CopyRequest.builder(ClusterPath.of("a", "/in"), ClusterPath.of("b", "/out")).build(),
          Instant.EPOCH);

  @Test
  void writesEachEntryInOneLine() {
    assertThat(ComparisonJson.line(ComparedEntry.missingFile("/in/\u00e4\n", "/out/x", 3)))
        .isEqualTo(
            "{\"path\":\"/out/x\",\"source\":\"/in/\\u00E4\\n\",\"kind\":\"file\","
                + "\"state\":\"missing\",\"bytes\":3}");
    assertThat(ComparisonJson.line(ComparedEntry.extraDirectory("/out/d", Count.of(2, 7), 3)))
        .isEqualTo(
            "{\"path\":\"/out/d\",\"kind\":\"directory\",\"state\":\"extra\",\"files\":2,"
                + "\"directories\":3,\"bytes\":7}");
    assertThat(ComparisonJson.line(ComparedEntry.missingDirectory("/in/d", "/out/d")))
        .endsWith("\"kind\":\"directory\",\"state\":\"missing\",\"bytes\":0}");
    assertThat(ComparisonJson.line(ComparedEntry.unprovable("/in/x", "/out/x", 3)))
        .endsWith("\"state\":\"unprovable\",\"bytes\":3,\"reason\":\"no-checksum\"}");
    assertThat(ComparisonJson.line(ComparedEntry.failed("/in/x", "/out/x", 3, denied)))
        .endsWith("\"code\":\"PERMISSION_DENIED\",\"message\":\"Not yours.\"}");
  }

  @Test
  void writesTotalsAndNamedEntries() {
    result
        .found(Count.of(3, 30))
        .count(State.EQUAL, Count.of(1, 10), 0)
        .count(State.DIFFERENT, Count.of(1, 20), 4)
        .differences(List.of(ComparedEntry.different("/in/x", "/out/x", 20, Reason.LENGTH)))
        .failures(
            List.of(ComparedEntry.failed("/in/y", "/out/y", 0, denied)),
            Set.of(ErrorCode.PERMISSION_DENIED));

    assertThat(text())
        .startsWith("{\n  \"Source Path\": \"/in\"")
        .contains("\"Outcome\": \"Different\"", "\"Files Found\": 3", "\"Size Found\": 30")
        .contains("\"Files Equal\": 1", "\"Size Different\": 20", "\"Directories Different\": 4")
        .contains("\"Files Missing\": 0", "\"reason\": \"length\"")
        .doesNotContain("\"Error\"");
  }

  @Test
  void tellsTheLagOfACheckBesideItsStates() {
    result.lag(Lag.of(Count.of(1, 5), Instant.EPOCH.minusSeconds(90)));

    assertThat(text())
        .contains("\"Files Equal\": 0", "\"Lag Seconds\": 90", "\"Lag Files\": 1")
        .contains("\"In Sync As Of\": \"1969-12-31 23:58:30\"")
        .doesNotContain("Lag Basis", "Ledger Problem");
  }

  @Test
  void tellsByWhatTheLagWasMeasured() {
    result.lag(Lag.NONE).lagBasis(Lag.Basis.LEDGER, null);
    assertThat(text())
        .contains("\"Outcome\": \"In Sync\"", "\"Lag Basis\": \"ledger\"")
        .doesNotContain("Files Equal", "Directories Extra", "Ledger Problem");

    result.lag(Lag.of(Count.of(1, 5), Instant.EPOCH)).lagBasis(Lag.Basis.LISTINGS, "It is lost.");
    assertThat(text())
        .contains("\"Outcome\": \"Behind\"", "\"Lag Basis\": \"listings\"")
        .contains("\"Ledger Problem\": \"It is lost.\"");

    result.lag(null);
    assertThat(text()).contains("\"Outcome\": \"Failed\"").doesNotContain("Lag Seconds");
  }

  @Test
  void tellsSinceWhichSnapshotsChangesWereLookedAt() {
    result
        .lag(Lag.NONE)
        .lagBasis(Lag.Basis.SNAPSHOTS, null)
        .snapshots(SnapshotStatus.of(null, "monday", 0, null));
    assertThat(text())
        .contains("\"Lag Basis\": \"snapshots\"", "\"Changes Since Snapshot\": \"monday\"")
        .doesNotContain("Snapshot Problem");

    result
        .lagBasis(Lag.Basis.LISTINGS, null)
        .snapshots(SnapshotStatus.of(null, null, 0, "There is no pair."));
    assertThat(text())
        .contains("\"Snapshot Problem\": \"There is no pair.\"")
        .doesNotContain("Changes Since Snapshot");
  }

  @Test
  void hasFailedWhereItStoppedOrAnEntryFailed() {
    assertThat(text()).contains("\"Outcome\": \"Equal\"");

    result.count(State.FAILED, Count.of(1, 0), 0).count(State.EXTRA, Count.of(1, 0), 0);
    assertThat(text()).contains("\"Outcome\": \"Failed\"");

    result.count(State.FAILED, Count.of(0, 0), 0).error(denied);
    assertThat(text())
        .contains("\"Outcome\": \"Failed\"", "\"Error\": {")
        .contains("\"advice\": \"" + ErrorCode.PERMISSION_DENIED.advice());
  }

  @Test
  void omitsEntriesThatDoNotFitAndCountsThem() {
    List<ComparedEntry> differences = new ArrayList<>();
    for (int i = 0; i < TreeComparison.NAMED_ENTRIES; i++) {
      differences.add(ComparedEntry.missingFile("/in/" + "x".repeat(900) + i, "/out/" + i, 3));
    }
    ComparedEntry failed = ComparedEntry.failed("/in/f", "/out/f", 0, denied);
    result.differences(differences).failures(List.of(failed), Set.of(denied.code()));

    String shortened = json().text(result.build(), 8_000);

    assertThat(shortened)
        .hasSizeBetween(7_000, 8_000)
        .contains("/out/f", "x...x", "\"Size Missing\": 0")
        .containsPattern("\"Differences Omitted\": [1-9]")
        .doesNotContain("Failures Omitted");
    assertThat(json().text(result.build(), 1_000_000)).isEqualTo(text()).contains("x".repeat(900));
  }

  @Test
  void keepsTheFiguresWhereNoEntryFits() {
    result.differences(List.of(ComparedEntry.missingFile("/in/a", "/out/a", 3)));

    assertThat(json().text(result.build(), 10))
        .contains("\"Files Missing\": 0", "\"Differences Omitted\": 1")
        .doesNotContain("/out/a");
  }

  private static ComparisonJson json() {
    return new ComparisonJson(ZoneOffset.UTC, Advice.NEUTRAL);
  }

  private String text() {
    return json().text(result.build());
  }
}
