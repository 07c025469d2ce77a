package io.howdah.front.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class WorkflowTextTest {
  private static final int RANDOM_TEXTS = 2_000;

  /** What a stranger would name a file. */
  private static final String[] HOSTILE = {
    "</body><cc>evil@x</cc><body>",
    "]]>",
    "<![CDATA[",
    "<!--",
    "&lt;",
    "&#60;",
    "${secret}",
    "#{secret}",
    "\\${secret}",
    "\\",
    "\" skip-trash=\"true",
    "' skip-trash='true",
    "= '",
    "=\t\n'",
    "`id`",
    "\r\n",
    "\u0000",
    "\u0001",
    "\u007f",
    "\u0085",
    "\u2028",
    "\u202e",
    "\ufeff",
    "\ufffe",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "{0}",
    "plain",
    "\u65e5\u672c",
    " "
  };

  @ParameterizedTest
  @CsvSource({
    "/data/part-0001.orc, /data/part-0001.orc",
    "<b>, \\u003cb\\u003e",
    "a&b, a\\u0026b",
    "${secret}, \\u0024{secret}",
    "C:\\new, C:\\u005cnew",
    "a\"b, a\\u0022b",
    "\ud83d\ude00, \\ud83d\\ude00",
    "\u65e5\u672c, \u65e5\u672c"
  })
  void escapesWhatAWorkflowCouldTakeForMarkup(String text, String safe) {
    assertThat(WorkflowText.of(text)).isEqualTo(safe);
    assertThat(WorkflowText.isSafe(safe)).isTrue();
  }

  @Test
  void keepsTheQuotationMarksOfOurSentences() {
    String sentence = "There is no cluster 'x', and Oozie's own file system is away.";

    assertThat(WorkflowText.of(sentence)).isEqualTo(sentence);
  }

  @Test
  void isNothingButTextWhereverXmlHoldsIt() throws Exception {
    Random random = new Random(16);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String text = WorkflowText.of(hostile(random));

      assertThat(text).doesNotContainPattern("[<>&\"$#`\\p{Cntrl}]").matches(WorkflowText::isSafe);
      String xml = "<a b=\"%s\" c=\"d\"><e>%s</e><f>g</f></a>".formatted(text, text);
      Element root = parse(xml);
      assertThat(root.getAttribute("b")).isEqualTo(text);
      assertThat(root.getAttributes().getLength()).isEqualTo(2);
      assertThat(root.getElementsByTagName("*").getLength()).isEqualTo(2);
      assertThat(root.getElementsByTagName("e").item(0).getTextContent()).isEqualTo(text);
      assertThat(hasFurtherAttributes(text)).as(text).isFalse();
    }
  }

  @Test
  void leavesJsonTheSameJson() throws Exception {
    Random random = new Random(16);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String value = hostile(random);
      String json = WorkflowText.ofJson(json(value));

      assertThat(json).doesNotContainPattern("[<>&$#`]").matches("[\n -~\\x{80}-\\x{ffff}]*");
      assertThat(WorkflowText.ofJson(json)).isEqualTo(json);
      try (JsonParser parser = new JsonFactory().createParser(json)) {
        parser.nextToken();
        parser.nextToken();
        parser.nextToken();
        assertThat(parser.getText()).isEqualTo(value);
      }
      Element root = parse("<a>" + json + "</a>");
      assertThat(root.getTextContent()).isEqualTo(json);
    }
  }

  /** Whether an attribute in single quotation marks could be followed by one of the text's own. */
  private static boolean hasFurtherAttributes(String text) {
    try {
      return parse("<a b='%s'/>".formatted(text)).getAttributes().getLength() > 1;
    } catch (Exception e) {
      return false; // not well-formed, so that nothing happens
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
      if (random.nextInt(4) == 0) {
        text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  private static String json(String value) throws Exception {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("x", value);
      json.writeEndObject();
    }
    return text.toString();
  }

  private static Element parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
  }
}
