package io.howdah.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.howdah.ErrorCode;
import io.howdah.front.text.WorkflowText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Properties;

/**
 * The main class for a java action of Oozie. It passes the figures of the status to the workflow as
 * properties, since a workflow cannot read JSON.
 */
public final class OozieMain {
  /** The system property with the name of the file for {@code <capture-output/>}. */
  static final String OUTPUT_PROPERTY = "oozie.action.output.properties";

  private OozieMain() {}

  /**
   * Runs a command line of the agent and exits with its exit code, as Oozie expects. Oozie would
   * pass the message of an exception to the workflow, so this method throws none.
   */
  public static void main(String[] arguments) {
    System.exit(exitCode(arguments));
  }

  private static int exitCode(String... arguments) {
    try {
      return run(EngineFactory.STANDARD, System.out, arguments);
    } catch (IOException e) {
      e.printStackTrace(System.err);
      return ErrorCode.LOCAL_IO_FAILED.exitCode();
    } catch (RuntimeException e) {
      e.printStackTrace(System.err);
      return ErrorCode.INTERNAL_ERROR.exitCode();
    }
  }

  /**
   * Runs a command line in this process with engines of this factory.
   *
   * @param stdout receives the status
   */
  static int run(EngineFactory engines, PrintStream stdout, String... arguments)
      throws IOException {
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    int exitCode = AgentMain.run(engines, new PrintStream(captured, true, "UTF-8"), arguments);
    String status = captured.toString("UTF-8");
    stdout.print(status);
    String file = System.getProperty(OUTPUT_PROPERTY);
    if (file != null && status.startsWith("{")) {
      try (OutputStream output = Files.newOutputStream(Paths.get(file))) {
        figures(status).store(output, null);
      }
    }
    return exitCode;
  }

  /**
   * All single values except the paths. Oozie accepts at most 2 KB, and the workflow already has
   * the paths. The values are safe in the XML of other actions, see {@link WorkflowText}.
   */
  private static Properties figures(String status) throws IOException {
    Properties figures = new Properties();
    try (JsonParser json = new JsonFactory().createParser(status)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isScalarValue()) {
          if (!name.endsWith("Path")) {
            figures.setProperty(key(name), WorkflowText.of(json.getText()));
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return figures;
  }

  /**
   * {@code Files Copied} becomes {@code filesCopied}, as in the data of the action {@code
   * webhdfs-copy}.
   */
  private static String key(String name) {
    String joined = name.replace(" ", "");
    return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
  }
}
