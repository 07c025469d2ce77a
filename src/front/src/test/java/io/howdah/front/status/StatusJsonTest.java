package io.howdah.front.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.Count;
import io.howdah.ErrorCode;
import io.howdah.FileAttribute;
import io.howdah.FileResult;
import io.howdah.Lag;
import io.howdah.PartitionResult;
import io.howdah.PartitionResult.Change;
import io.howdah.PartitionStatus;
import io.howdah.front.Advice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
  private static final Instant START = Instant.parse("2017-02-22T16:39:29.100Z");
  private static final StatusJson JSON = new StatusJson(ZoneId.of("Europe/Paris"), Advice.NEUTRAL);

  @Test
  void writesASuccessfulCopyAsPydistcpDoes() {
    CopyStatus status =
        status()
            .sourcePath("/data/t100")
            .destinationPath("/data/t200")
            .endTime(START.plusMillis(20_756))
            .expected(Count.of(50, 257721650))
            .copied(Count.of(42, 257721641))
            .skipped(Count.of(8, 9))
            .deleted(Count.of(2, 5))
            .verifiedFiles(39)
            .unverifiableFiles(3)
            .readTwiceFiles(1)
            .retries(3)
            .lostAttributes(Map.of(FileAttribute.STORAGE_POLICY, 5L))
            .lag(Lag.of(Count.of(1, 70), START.minusMillis(3_600_900)))
            .build();

    assertThat(JSON.text(status))
        .isEqualTo(
            """
            {
              "Source Path": "/data/t100",
              "Destination Path": "/data/t200",
              "Start Time": "2017-02-22 17:39:29",
              "End Time": "2017-02-22 17:39:49",
              "Duration": 20.756,
              "Outcome": "Successful",
              "Files Expected": 50,
              "Size Expected": 257721650,
              "Files Copied": 42,
              "Size Copied": 257721641,
              "Files Failed": 0,
              "Size Failed": 0,
              "Files Deleted": 2,
              "Size Deleted": 5,
              "Files Skipped": 8,
              "Size Skipped": 9,
              "Files Postponed": 0,
              "Size Postponed": 0,
              "Directories Deleted": 0,
              "Lag Seconds": 3600,
              "Lag Files": 1,
              "Lag Bytes": 70,
              "In Sync As Of": "2017-02-22 16:39:28",
              "Files Verified": 39,
              "Files Unverifiable": 3,
              "Files Read Twice": 1,
              "Files Remembered": 0,
              "Files Rechecked": 0,
              "Files Contradicted": 0,
              "Files Excluded": 0,
              "Directories Excluded": 0,
              "Retries": 3,
              "Attributes Not Kept": 5,
              "Storage Policy Not Kept": 5,
              "Run Id": "run1",
              "Failures": []
            }\
            """);
  }

  @Test
  void tellsThatTheDestinationIsInSyncSinceTheCopyBegan() {
    assertThat(JSON.text(status().lag(Lag.NONE).endTime(START.plusSeconds(60)).build()))
        .contains("\"Lag Seconds\": 0,", "\"Lag Files\": 0,")
        .contains("\"In Sync As Of\": \"2017-02-22 17:39:29\"");
  }

  @Test
  void tellsNoLagThatIsUnknown() {
    assertThat(JSON.text(status().lag(null).build())).doesNotContain("Lag", "In Sync");
  }

  @Test
  void namesTheFilesThatFailed() {
    CopyException failure = new CopyException(ErrorCode.PERMISSION_DENIED, "No access to '/a'.");
    CopyStatus status =
        status()
            .failed(Count.of(1, 10))
            .failures(List.of(FileResult.failed("/a", "/b/a", 10, failure)))
            .build();

    assertThat(JSON.text(status))
        .contains("\"Outcome\": \"Failed\"", "\"Files Failed\": 1", "\"Size Failed\": 10")
        .doesNotContain("\"Error\"")
        .endsWith(
            """
              "Failures": [
                {
                  "path": "/a",
                  "destination": "/b/a",
                  "code": "PERMISSION_DENIED",
                  "message": "No access to '/a'."
                }
              ]
            }\
            """);
  }

  @Test
  void saysWhatStoppedTheCopyAndWhatToDo() {
    CopyStatus status =
        status().error(new CopyException(ErrorCode.SOURCE_NOT_FOUND, "No '/x'.")).build();

    assertThat(JSON.text(status))
        .contains("\"Outcome\": \"Failed\"")
        .contains(
            """
              "Error": {
                "code": "SOURCE_NOT_FOUND",
                "message": "No '/x'.",
                "advice": "Check the source path or pattern."
              },
              "Failures": []
            """);
  }

  @Test
  void keepsAnyPathReadableInAscii() throws Exception {
    String path = "/données/\u65e5\u672c/\ud83d\ude00/a\"b\\c\nd\u0001";

    String text = JSON.text(status().sourcePath(path).build());

    assertThat(text).isASCII();
    assertThat(read(text, "Source Path")).isEqualTo(path);
  }

  /** Oozie puts it into XML without escaping it. */
  @Test
  void holdsNoMarkup() throws Exception {
    String path = "/</body>&${secret}`id`#{x}";

    String text = JSON.text(status().sourcePath(path).leftBehind(List.of(path)).build());

    assertThat(text).doesNotContainPattern("[<>&$#`]").contains("/\\u003c/body\\u003e\\u0026");
    assertThat(read(text, "Source Path")).isEqualTo(path);
  }

  @Test
  void leavesNothingOutWhereEverythingFits() {
    CopyStatus status = failed(3, "/x".repeat(500)).build();
    String whole = JSON.text(status);

    assertThat(JSON.text(status, whole.length())).isEqualTo(whole);
    assertThat(JSON.text(status, whole.length() - 1)).isNotEqualTo(whole).contains("...");
  }

  @Test
  void cutsLongTextsBeforeItLeavesFailuresOut() throws Exception {
    String text = JSON.text(failed(3, "/x".repeat(500)).build(), 3_000);

    assertThat(text).hasSizeLessThanOrEqualTo(3_000).doesNotContain("Omitted");
    assertThat(strings(text, "path"))
        .hasSize(3)
        .allMatch(path -> path.length() == 200 && path.matches("/[012]/x(/x)*/?\\.\\.\\.[/x]*/x"));
  }

  @Test
  void keepsTheReasonWhereItShortensAMessage() throws Exception {
    String path = "/" + "a \ud83d\ude00".repeat(900);
    CopyException failure =
        new CopyException(ErrorCode.PERMISSION_DENIED, "Reading '" + path + "': no access for al.");
    CopyStatus status =
        status().failures(List.of(FileResult.failed(path, "/b", 1, failure))).build();

    String text = JSON.text(status, 2_048);

    assertThat(text).hasSizeLessThanOrEqualTo(2_048);
    assertThat(read(text, "message"))
        .startsWith("Reading '/a \ud83d\ude00")
        .endsWith("': no access for al.")
        .doesNotContainPattern("[\ud800-\udbff](?![\udc00-\udfff])");
  }

  @Test
  void countsTheFailuresThatDoNotFit() throws Exception {
    String text = JSON.text(failed(100, "/x").build(), 2_048);

    assertThat(text).hasSizeBetween(1_800, 2_048).contains("\"path\": \"/0/x\"");
    assertThat(strings(text, "path").size() + number(text, "Failures Omitted")).isEqualTo(100);
  }

  @Test
  void leavesFilesThatWereLeftBehindOutFirst() throws Exception {
    CopyStatus.Builder status = failed(2, "/x");
    List<String> left = IntStream.range(0, 100).mapToObj(i -> "/left/" + i).toList();

    String text = JSON.text(status.leftBehind(left).build(), 2_048);

    assertThat(text).hasSizeBetween(1_900, 2_048).doesNotContain("Failures Omitted");
    assertThat(strings(text, "path")).hasSize(2);
    assertThat(number(text, "Left Behind Omitted")).isBetween(1L, 99L);
  }

  @Test
  void countsFilesLeftBehindThatAreNotNamed() throws Exception {
    CopyStatus status =
        failed(0, "/x").leftBehind(List.of("/left/1", "/left/2")).leftBehindOmitted(40).build();

    assertThat(number(JSON.text(status), "Left Behind Omitted")).isEqualTo(40);
  }

  @Test
  void staysWithinItsBoundWhateverTheStatusHolds() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      String path = "/" + "\ud83d\ude00\n\u00e9".repeat(random.nextInt(30));
      CopyStatus.Builder builder =
          failed(random.nextInt(101), "/\ud83d\ude00".repeat(random.nextInt(200)))
              .sourcePath(path)
              .destinationPath(path)
              .expected(Count.of(Long.MAX_VALUE, Long.MAX_VALUE))
              .leftBehind(
                  Collections.nCopies(random.nextInt(101), "/a".repeat(random.nextInt(99))));
      if (random.nextBoolean()) {
        builder.error(
            new CopyException(
                ErrorCode.RUN_STATE_LOST, "\ud83d\ude00 ".repeat(random.nextInt(2_000))));
      }
      int most = 1_000 + 2 * 6 * path.length() + random.nextInt(5_000);

      String text = JSON.text(builder.build(), most);

      assertThat(text).hasSizeLessThanOrEqualTo(most);
      assertThat(strings(text, "Source Path")).containsExactly(path);
    }
  }

  @Test
  void isAsLongAsItsFiguresWhereThoseDoNotFit() throws Exception {
    String text = JSON.text(failed(5, "/x").sourcePath("/long".repeat(100)).build(), 10);

    assertThat(strings(text, "Source Path")).containsExactly("/long".repeat(100));
    assertThat(number(text, "Files Expected")).isZero();
    assertThat(number(text, "Failures Omitted")).isEqualTo(5);
  }

  @Test
  void neverWritesANegativeDuration() {
    assertThat(JSON.text(status().endTime(START.minusSeconds(5)).build()))
        .contains("\"Duration\": 0.000,");
  }

  @Test
  void startsWithTheSixteenKeysOfPydistcp() {
    assertThat(new ArrayList<>(new StatusFigures(ZoneId.of("UTC")).of(status().build()).keySet()))
        .startsWith(
            "Source Path",
            "Destination Path",
            "Start Time",
            "End Time",
            "Duration",
            "Outcome",
            "Files Expected",
            "Size Expected",
            "Files Copied",
            "Size Copied",
            "Files Failed",
            "Size Failed",
            "Files Deleted",
            "Size Deleted",
            "Files Skipped",
            "Size Skipped");
  }

  @Test
  void namesThePartitionsThatAreNotUnchanged() {
    PartitionStatus partitions =
        PartitionStatus.of(
            Map.of(Change.ADDED, 1L, Change.REMOVED, 2L, Change.UNCHANGED, 7L),
            List.of(
                PartitionResult.of(Change.ADDED, "/w/t", "ds=3/k=a%2Fb", Count.of(4, 400)),
                PartitionResult.of(Change.REMOVED, "/w/t", "ds=1/k=x", Count.of(2, 20))));

    String json = JSON.text(status().partitions(partitions).build());

    assertThat(json)
        .contains("\"Partitions Added\": 1,\n")
        .contains("\"Partitions Changed\": 0,\n")
        .contains("\"Partitions Removed\": 2,\n")
        .contains("\"Partitions Unchanged\": 7,\n")
        .contains("\"Partitions Incomplete\": 0,\n")
        .contains(
            """
              "Partitions": [
                {
                  "path": "/w/t/ds=3/k=a%2Fb",
                  "change": "added",
                  "files": 4,
                  "bytes": 400
                },
                {
                  "path": "/w/t/ds=1/k=x",
                  "change": "removed",
                  "files": 2,
                  "bytes": 20
                }
              ],
              "Partitions Omitted": 1
            """
                .strip());
  }

  @Test
  void saysNothingOfPartitionsWhereThereAreNone() {
    assertThat(JSON.text(status().build())).doesNotContain("Partition");
  }

  @Test
  void writesNotes() {
    String json = JSON.text(status().notes(List.of("One.", "Two.")).build());

    assertThat(json).contains("\"Notes\": [\n    \"One.\",\n    \"Two.\"\n  ]");
  }

  private static CopyStatus.Builder status() {
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("a", "/s"), ClusterPath.of("b", "/d"))
            .runId("run1")
            .build();
    return CopyStatus.builder(request, START);
  }

  /** Of as many files as that, each path ending in {@code path}, as does the message. */
  private static CopyStatus.Builder failed(int files, String path) {
    List<FileResult> failures = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      failures.add(
          FileResult.failed(
              "/" + i + path,
              "/to/" + i + path,
              1,
              new CopyException(ErrorCode.PERMISSION_DENIED, "No access to /" + i + path)));
    }
    return status().failures(failures);
  }

  private static String read(String text, String key) throws Exception {
    return strings(text, key).get(0);
  }

  private static long number(String text, String key) throws Exception {
    return Long.parseLong(strings(text, key).get(0));
  }

  /** The values of all members of that key; reads the text to its end, so it must be valid. */
  private static List<String> strings(String text, String key) throws Exception {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals(key)) {
          parser.nextToken();
          values.add(parser.getText());
        }
      }
    }
    return values;
  }
}
