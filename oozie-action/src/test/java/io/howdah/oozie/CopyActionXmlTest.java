package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.Selection.UsualExclusions;
import io.howdah.SelectionRule;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import io.howdah.oozie.run.CopyOrder;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class CopyActionXmlTest {
  private static final String PLACES =
      "<source cluster=\"staging\">/data/a</source>"
          + "<destination cluster=\"prod\">/data/b</destination>";

  private static final String ALL =
      PLACES
          + """
          <existing>update</existing>
          <update>size</update>
          <verify>length</verify>
          <preserve>permission times
            block-size</preserve>
          <include-pattern>*.orc</include-pattern>
          <partitions>ds &gt;= '2026-11-01' and n in (1, 2)</partitions>
          <min-size>2k</min-size>
          <max-size>1t</max-size>
          <min-age>1h</min-age>
          <max-age>7d</max-age>
          <filter>
            # what jobs have not finished
            - *.tmp
            + /2026/**
          </filter>
          <no-default-excludes>true</no-default-excludes>
          <files-only>true</files-only>
          <done-flags>_SUCCESS _DONE</done-flags>
          <threads>12</threads>
          <part-size>128k</part-size>
          <buffer-size>4096</buffer-size>
          <chunk-size>1g</chunk-size>
          <attempts>7</attempts>
          <dry-run>true</dry-run>
          """;

  private static final Schema SCHEMA = schema();

  @Test
  void readsEveryElement() throws Exception {
    validate(ALL);
    CopyOrder order = read(ALL);

    assertThat(order.source()).isEqualTo(ClusterPath.of("staging", "/data/a"));
    assertThat(order.destination()).isEqualTo(ClusterPath.of("prod", "/data/b"));
    CopyOptions options = order.options();
    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.REPLACE_UNLESS_EQUAL);
    assertThat(options.updatePolicy()).isEqualTo(UpdatePolicy.SIZE);
    assertThat(options.verification()).isEqualTo(Verification.LENGTH);
    assertThat(options.preserve())
        .containsExactlyInAnyOrder(
            FileAttribute.PERMISSION, FileAttribute.TIMES, FileAttribute.BLOCK_SIZE);
    assertThat(options.selection().includePattern()).isEqualTo("*.orc");
    assertThat(options.selection().partitions()).isEqualTo("ds >= '2026-11-01' and n in (1, 2)");
    assertThat(options.selection().minimumSize()).isEqualTo(2048);
    assertThat(options.selection().maximumSize()).isEqualTo(1L << 40);
    assertThat(options.selection().minimumAge()).isEqualTo(Duration.ofHours(1));
    assertThat(options.selection().maximumAge()).isEqualTo(Duration.ofDays(7));
    assertThat(options.selection().rules())
        .extracting(SelectionRule::toString)
        .containsExactly("- *.tmp", "+ /2026/**");
    assertThat(options.selection().usualExclusions()).isEqualTo(UsualExclusions.IGNORED);
    assertThat(options.layout()).isEqualTo(Layout.FLAT);
    assertThat(options.doneFlags()).containsExactlyInAnyOrder("_SUCCESS", "_DONE");
    assertThat(options.threads()).isEqualTo(12);
    assertThat(options.partSize()).isEqualTo(128 << 10);
    assertThat(options.bufferSize()).isEqualTo(4096);
    assertThat(options.chunkSize()).isEqualTo(1L << 30);
    assertThat(options.attempts()).isEqualTo(7);
    assertThat(options.mode()).isEqualTo(Mode.DRY_RUN);
  }

  @Test
  void hasTheDefaultsOfTheGuide() throws Exception {
    validate(PLACES);
    CopyOptions options = read(PLACES).options();

    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.REPLACE_UNLESS_EQUAL);
    assertThat(options.verification()).isEqualTo(Verification.FULL);
    assertThat(options.preserve()).isEmpty();
    assertThat(options.layout()).isEqualTo(Layout.TREE);
    assertThat(options.doneFlags()).isEqualTo(Set.of("_SUCCESS"));
    assertThat(options.mode()).isEqualTo(Mode.COPY);
  }

  @Test
  void hasNoDoneFlagsWhereTheElementIsEmpty() throws Exception {
    validate(PLACES + "<done-flags/>");

    assertThat(read(PLACES + "<done-flags/>").options().doneFlags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "existing, keep",
    "verify, quick",
    "require-verified, always",
    "preserve, acls",
    "min-size, 10x",
    "min-size, -1",
    "files-only, yes",
    "threads, 1001",
    "threads, many",
    "part-size, 1.5",
    "attempts, 0",
    "attempts, 101",
    "dry-run, 1"
  })
  void refusesAtSubmissionWhatItCouldNotRead(String element, String value) {
    String xml = PLACES + "<" + element + ">" + value + "</" + element + ">";

    assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
    assertThatThrownBy(() -> read(xml))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining(value)
        .extracting(e -> ((CopyException) e).code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "part-size, 2m, 'The element part-size must be a power of 2 from 512 to 1M, not 2m.'",
    "existing, keep, 'The element existing must be update, replace or fail, not ''keep''.'",
    "threads, 4g, 'The element threads must be a whole number, 0 to 1000, not ''4g''.'",
    "include-pattern, '', 'The element include-pattern needs a value.'",
  })
  void namesTheElementThatAnExpressionMadeWrong(String element, String value, String sentence) {
    String xml = PLACES + "<" + element + ">" + value + "</" + element + ">";

    assertThatThrownBy(() -> read(xml)).hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "existing",
        "update",
        "verify",
        "require-verified",
        "preserve",
        "min-size",
        "max-size",
        "min-age",
        "max-age",
        "filter",
        "no-default-excludes",
        "files-only",
        "threads",
        "part-size",
        "buffer-size",
        "chunk-size",
        "attempts",
        "dry-run",
        "create-table",
        "include-pattern",
        "partitions",
        "done-flags",
        "check"
      })
  void letsAnExpressionStandForEveryValue(String element) throws Exception {
    validate(PLACES + "<" + element + ">${someValue}</" + element + ">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<destination cluster=\"prod\">/b</destination>",
        "<source cluster=\"staging\">/a</source>",
        "<source>/a</source><destination cluster=\"prod\">/b</destination>",
        "<source cluster=\" \">/a</source><destination cluster=\"prod\">/b</destination>",
        "<source cluster=\"staging\"> </source><destination cluster=\"prod\">/b</destination>",
        PLACES + "<token>abc</token>",
        PLACES + "<source cluster=\"staging\">/c</source>",
      })
  void refusesAtSubmissionWhatIsMissingOrUnknown(String xml) {
    assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<source cluster=\"hr\">/x</source> | The element source is there twice.",
        "<verify>full<path>/y</path></verify> | The element verify may hold a value, and no"
            + " elements."
      })
  void refusesElementsThatAnExpressionSmuggledIn(String xml, String sentence) {
    assertThatThrownBy(() -> read(PLACES + xml)).hasMessage(sentence);
  }

  @Test
  void requiresOnlyProofsThatTheVerificationCanGive() throws Exception {
    CopyOptions options =
        read(PLACES + "<verify>readback</verify><require-verified>true</require-verified>")
            .options();

    assertThat(options.verification()).isEqualTo(Verification.READBACK);
    assertThat(options.unverifiable()).isEqualTo(Unverifiable.FAIL);
    assertThatThrownBy(
            () -> read(PLACES + "<verify>none</verify><require-verified>true</require-verified>"))
        .hasMessage(
            "The element require-verified needs the element verify to be full or readback.");
  }

  /** Oozie's response to the submission has no room for the error in a very long text. */
  @ParameterizedTest
  @CsvSource({
    "source, 8000, 98000",
    "destination, 8000, 98000",
    "include-pattern, 8000, 98000",
    "partitions, 8000, 98000",
    "done-flags, 8000, 98000",
    "threads, 1000, 98000",
    "verify, 1000, 1001",
    "preserve, 1000, 8000",
    "attempts, 1000, 98000",
    "dry-run, 1000, 98000",
    "min-size, 1000, 98000"
  })
  void refusesLongTextsWhenTheActionStarts(String element, int most, int length) throws Exception {
    String text = "9".repeat(length);
    String xml =
        PLACES.contains("<" + element + " ")
            ? PLACES.replaceFirst("(<" + element + " [^>]*>)[^<]*", "$1" + text)
            : PLACES + "<" + element + ">" + text + "</" + element + ">";

    validate(xml);
    assertThatThrownBy(() -> read(xml))
        .hasMessage(
            "The element %s may have %d characters at most, not %d."
                .formatted(element, most, length));
  }

  @Test
  void takesTextsAsLongAsHdfsDoes() throws Exception {
    String fits = PLACES.replace("/data/a", "/" + "a".repeat(7_999));

    validate(fits);
    assertThat(read(fits).source().path()).hasSize(8_000);
  }

  /** Workflows put these sentences into the XML of other actions. */
  @Test
  void namesElementsWithoutBrackets() {
    for (String xml :
        List.of(
            PLACES + "<threads>x</threads>",
            PLACES + "<threads>1</threads><threads>1</threads>",
            PLACES + "<threads><x/></threads>",
            PLACES + "<part-size>3</part-size>",
            PLACES + "<verify>none</verify><require-verified>true</require-verified>",
            "<source/>",
            PLACES + "<x")) {
      assertThatThrownBy(() -> read(xml))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[<>&\"]"));
    }
  }

  @Test
  void leavesTheServersOwnFilesAlone() {
    String xml =
        "<source cluster=\"local\">/etc/passwd</source>"
            + "<destination cluster=\"prod\">/b</destination>";

    assertThatThrownBy(() -> read(xml))
        .hasMessage(
            "The element source names the cluster 'local': a workflow cannot reach the server's"
                + " files.");
  }

  @Test
  void takesNoUrlForAPath() {
    String xml =
        "<source cluster=\"staging\">hdfs://nn:8020/a</source>"
            + "<destination cluster=\"prod\">/b</destination>";

    assertThatThrownBy(() -> read(xml))
        .hasMessage(
            "The element source needs a path, not a url: write '/a', since its attribute cluster"
                + " says where that is.");
  }

  private static CopyOrder read(String content) throws CopyException {
    return CopyActionXml.read(action(content));
  }

  private static void validate(String content) throws Exception {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(action(content))));
  }

  private static String action(String content) {
    return "<webhdfs-copy xmlns=\"uri:howdah:webhdfs-copy-action:1.0\">"
        + content
        + "</webhdfs-copy>";
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(Path.of("src/main/resources/webhdfs-copy-action-1.0.xsd").toFile());
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }
}
