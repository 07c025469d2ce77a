package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.ErrorCode;
import io.howdah.front.text.WorkflowText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OozieMainTest {
  private final Path directory;
  private final Path output;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();

  OozieMainTest(@TempDir Path directory) {
    this.directory = directory;
    output = directory.resolve("output.properties");
  }

  @BeforeEach
  void beAnOozieLauncher() throws IOException {
    System.setProperty(OozieMain.OUTPUT_PROPERTY, output.toString());
    Files.writeString(
        directory.resolve("clusters.json"),
        """
        {"clusters": [{"name": "a", "nameservices": [{"urls": ["http://a"], "mounts": ["/"]}]}]}
        """);
  }

  @AfterEach
  void beNoneAnyMore() {
    System.clearProperty(OozieMain.OUTPUT_PROPERTY);
  }

  @Test
  void handsTheFiguresToTheWorkflow() throws IOException {
    assertThat(copy(FakeEngine::succeed, "/in", "/out")).isZero();

    assertThat(data())
        .containsEntry("outcome", "Successful")
        .containsEntry("filesCopied", "1")
        .containsEntry("sizeSkipped", "5")
        .containsEntry("duration", "1.500")
        .containsKey("runId")
        .doesNotContainKeys("sourcePath", "failures", "error");
    assertThat(stdout.toString(StandardCharsets.UTF_8))
        .startsWith("{\n")
        .contains("\"Files Copied\": 1,")
        .endsWith("}\n");
  }

  @Test
  void endsAsTheAgentDoes() throws IOException {
    assertThat(copy(FakeEngine.stop(ErrorCode.SAFE_MODE, "Not now."), "/in", "/out"))
        .isEqualTo(ErrorCode.SAFE_MODE.exitCode());

    assertThat(data()).containsEntry("outcome", "Failed").containsEntry("filesCopied", "0");
  }

  @Test
  void staysBelowTheSizeThatOozieAllows() throws IOException {
    String path = "/" + "long/".repeat(700);

    assertThat(copy(FakeEngine::succeed, path + "in", path + "out")).isZero();

    assertThat(Files.size(output)).isLessThan(2048);
  }

  @Test
  void handsNoMarkupToTheWorkflow() throws IOException {
    String hostile = "/</value><value>${x}&'\"";
    FakeEngine.Play play = FakeEngine.stop(ErrorCode.PERMISSION_DENIED, "No access to " + hostile);

    copy(play, "/in" + hostile.replace("{x}", ""), "/out");

    Properties data = data();
    assertThat(data).isNotEmpty();
    assertThat(data.values()).allMatch(value -> WorkflowText.isSafe((String) value));
    assertThat(data.stringPropertyNames()).allMatch(key -> key.matches("[A-Za-z]+"));
    assertThat(stdout.toString(StandardCharsets.UTF_8)).doesNotContainPattern("[<>&$]");
  }

  @Test
  void writesNothingWhereThereIsNoStatus() throws IOException {
    assertThat(run(FakeEngine::succeed, "--version")).isZero();

    assertThat(output).doesNotExist();
    assertThat(stdout.toString(StandardCharsets.UTF_8)).startsWith("howdah ");
  }

  private int copy(FakeEngine.Play play, String source, String destination) throws IOException {
    String configuration = "--conf=" + directory.resolve("clusters.json");
    return run(play, configuration, "-s", "a", "-d", "local", source, destination);
  }

  private int run(FakeEngine.Play play, String... arguments) throws IOException {
    return OozieMain.run(
        configuration -> new FakeEngine(play),
        new PrintStream(stdout, true, StandardCharsets.UTF_8),
        arguments);
  }

  private Properties data() throws IOException {
    Properties data = new Properties();
    try (InputStream input = Files.newInputStream(output)) {
      data.load(input);
    }
    return data;
  }
}
