package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ByteSize;
import io.howdah.front.option.CopyOption;
import io.howdah.front.option.SizeRange;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Holds the schema to the table of options. */
class OptionSchemaTest {
  private static final Path FILE = Path.of("src/main/resources/webhdfs-copy-action-1.0.xsd");

  private final Schema schema;

  OptionSchemaTest() throws SAXException {
    schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(FILE.toFile());
  }

  @Test
  void hasTheElementsOfTheTableInItsOrder() throws Exception {
    List<String> names = new ArrayList<>(List.of("source", "destination", "check"));
    Stream.of(CopyOption.values()).map(CopyOption::optionName).forEach(names::add);

    assertThat(elements()).containsExactlyElementsOf(names);
  }

  @ParameterizedTest
  @EnumSource
  void acceptsTheDefault(CopyOption option) throws Exception {
    if (!option.defaultValue().isEmpty() || option.mayBeEmpty()) {
      validate(option, option.defaultValue());
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptsJustTheWordsOfTheTable(CopyOption option) throws Exception {
    for (String word : option.words()) {
      validate(option, word);
    }
    if (!option.words().isEmpty()) {
      assertRefused(option, "other");
    }
    if (option.mayBeEmpty()) {
      validate(option, "");
      validate(option, String.join(" ", option.words()));
      validate(option, String.join(", ", option.words()));
      validate(option, String.join(",", option.words()));
    } else {
      assertRefused(option, "");
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptsTheNumbersOfTheTable(CopyOption option) throws Exception {
    SizeRange range = option.range();
    if (range == null) {
      return;
    }
    validate(option, String.valueOf(range.least()));
    validate(option, option.isSize() ? "1k" : String.valueOf(range.most()));
    assertRefused(option, "many");
    assertRefused(option, "-1");
    if (!option.isSize()) {
      assertRefused(option, String.valueOf(range.most() + 1));
      assertRefused(option, "1k");
      assertRefused(option, "+" + range.most());
    }
  }

  @Test
  void acceptsTheUnitsThatTheTableReads() {
    for (String unit : List.of("k", "K", "m", "M", "g", "G", "t", "T", "KB", "MiB", "gib")) {
      assertThatCode(() -> validate(CopyOption.MIN_SIZE, "7" + unit)).doesNotThrowAnyException();
      assertThat(ByteSize.parse("7" + unit)).isPresent();
    }
  }

  private void assertRefused(CopyOption option, String value) {
    assertThatThrownBy(() -> validate(option, value))
        .as("%s %s", option, value)
        .isInstanceOf(SAXException.class);
  }

  private void validate(CopyOption option, String value) throws SAXException, IOException {
    String element = option.optionName();
    String xml =
        "<webhdfs-copy xmlns='uri:howdah:webhdfs-copy-action:1.0'>"
            + "<source cluster='a'>/a</source><destination cluster='b'>/b</destination>"
            + "<%s>%s</%s></webhdfs-copy>".formatted(element, value, element);
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static List<String> elements() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root = factory.newDocumentBuilder().parse(FILE.toFile()).getDocumentElement();
    Element all =
        (Element) root.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "all").item(0);
    NodeList children = all.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
    return IntStream.range(0, children.getLength())
        .mapToObj(i -> ((Element) children.item(i)).getAttribute("name"))
        .toList();
  }
}
