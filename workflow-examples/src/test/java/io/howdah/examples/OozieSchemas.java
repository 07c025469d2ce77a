package io.howdah.examples;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.oozie.client.OozieClient;
import org.xml.sax.SAXException;

/** Checks applications as an Oozie server with our action does when they are submitted. */
final class OozieSchemas {
  private static final Path OURS =
      Path.of("../oozie-action/src/main/resources/webhdfs-copy-action-1.0.xsd");

  private final Schema schema;

  OozieSchemas() throws SAXException {
    Stream<Source> theirs =
        Stream.of(
                "oozie-workflow-1.0.xsd",
                "oozie-coordinator-0.5.xsd",
                "oozie-bundle-0.2.xsd",
                "shell-action-1.0.xsd",
                "hive2-action-1.0.xsd")
            .map(OozieSchemas::ofOozie);
    schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                Stream.concat(theirs, Stream.of(new StreamSource(OURS.toFile())))
                    .toArray(Source[]::new));
  }

  /**
   * Reads a file.
   *
   * @throws SAXException with its line where it is not valid
   */
  void validate(Path file) throws SAXException, IOException {
    schema.newValidator().validate(new StreamSource(file.toFile()));
  }

  private static Source ofOozie(String name) {
    URL resource = Objects.requireNonNull(OozieClient.class.getResource("/" + name), name);
    return new StreamSource(resource.toString());
  }
}
