package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.Deletion.Excluded;
import io.howdah.ErrorCode;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import io.howdah.oozie.run.CopyOrder;
import io.howdah.oozie.run.Purpose;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** The element check of an action, in the schema and when it is read. */
class CheckElementTest {
  private static final String PLACES =
      "<source cluster=\"staging\">/data/a</source>"
          + "<destination cluster=\"prod\">/data/b</destination>";

  @Test
  void copiesUnlessItIsToldToCheck() throws Exception {
    assertThat(read(PLACES).purpose()).isEqualTo(Purpose.COPY);
    for (String off : List.of("<check>off</check>", "<check>off</check><delete>true</delete>")) {
      validate(PLACES + off);
      assertThat(read(PLACES + off).purpose()).isEqualTo(Purpose.COPY);
    }
  }

  @Test
  void comparesWhatTheOptionsSay() throws Exception {
    String xml =
        """
        <check>report</check>
        <update>mtime</update>
        <verify>readback</verify>
        <require-verified>true</require-verified>
        <filter>- *.tmp</filter>
        <delete-excluded>true</delete-excluded>
        <threads>3</threads>
        """;
    validate(PLACES + xml);
    CopyOrder order = read(PLACES + xml);

    assertThat(order.purpose()).isEqualTo(Purpose.REPORT);
    assertThat(order.options().updatePolicy()).isEqualTo(UpdatePolicy.MTIME);
    assertThat(order.options().verification()).isEqualTo(Verification.READBACK);
    assertThat(order.options().unverifiable()).isEqualTo(Unverifiable.FAIL);
    assertThat(order.options().selection().rules()).hasSize(1);
    assertThat(order.options().deletion().excluded()).isEqualTo(Excluded.DELETE);
    assertThat(order.options().threads()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<check/>", "<check></check>", "<check> fail </check>"})
  void failsWhereTreesDifferUnlessItIsToldToReport(String xml) throws Exception {
    validate(PLACES + xml);

    assertThat(read(PLACES + xml).purpose()).isEqualTo(Purpose.CHECK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "existing",
        "preserve",
        "strict-attributes",
        "delete",
        "max-delete",
        "skip-trash",
        "backup-dir",
        "max-files",
        "max-bytes",
        "max-duration",
        "files-only",
        "done-flags",
        "chunk-size",
        "report",
        "dry-run"
      })
  void refusesOptionsOfCopiesInACheck(String element) {
    assertThatThrownBy(() -> read(PLACES + "<check/><" + element + ">1</" + element + ">"))
        .hasMessage("The element " + element + " is for copies, and a check changes nothing.")
        .extracting(e -> ((CopyException) e).code())
        .isEqualTo(ErrorCode.INVALID_ARGUMENT);
  }

  @Test
  void refusesChecksThatCompareNothing() {
    assertThatThrownBy(() -> read(PLACES + "<check/><update>never</update>"))
        .hasMessage("The element update must not be never: that compares nothing.");
    assertThatThrownBy(() -> read(PLACES + "<check/><verify>length</verify>"))
        .hasMessageStartingWith("The element verify must be full or readback");
    assertThatThrownBy(() -> validate(PLACES + "<check>true</check>"))
        .isInstanceOf(SAXException.class);
    assertThatThrownBy(() -> read(PLACES + "<check>true</check>"))
        .hasMessage("The element check must be fail, report or off, not 'true'.");
  }

  private static CopyOrder read(String content) throws CopyException {
    return CopyActionXml.read(action(content));
  }

  private static void validate(String content) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Path.of("src/main/resources/webhdfs-copy-action-1.0.xsd").toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(action(content))));
  }

  private static String action(String content) {
    return "<webhdfs-copy xmlns=\"uri:howdah:webhdfs-copy-action:1.0\">"
        + content
        + "</webhdfs-copy>";
  }
}
