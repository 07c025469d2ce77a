package io.howdah.oozie;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.oozie.run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Keeps docs/workflow-authors.md complete. */
class WorkflowAuthorsGuideTest {
  private static final String XSD_NAMESPACE = "http://www.w3.org/2001/XMLSchema";

  @Test
  void listsEveryErrorCodeAndWhetherItPasses() throws IOException {
    String guide = guide();

    for (ErrorCode code : ErrorCode.values()) {
      String row = Pattern.quote("| `" + Outcome.code(code) + "` | ");
      String passing = code.isRetryable() ? " \\| yes \\|" : " \\|  \\|";
      assertThat(guide).containsPattern("(?m)^" + row + ".*" + passing + "$");
    }
  }

  @Test
  void listsEveryElement() throws Exception {
    NodeList all = schema().getElementsByTagNameNS(XSD_NAMESPACE, "all");
    NodeList children = ((Element) all.item(0)).getElementsByTagNameNS(XSD_NAMESPACE, "element");
    List<String> elements =
        IntStream.range(0, children.getLength())
            .mapToObj(i -> ((Element) children.item(i)).getAttribute("name"))
            .toList();

    List<String> rows =
        guide()
            .lines()
            .dropWhile(line -> !line.startsWith("## Elements"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("#"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", 3)[1])
            .toList();
    assertThat(rows).containsExactlyElementsOf(elements);
  }

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "workflow-authors.md"));
  }

  private static Element schema() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(Path.of("src/main/resources/webhdfs-copy-action-1.0.xsd").toFile())
        .getDocumentElement();
  }
}
