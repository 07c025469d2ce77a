package io.howdah.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The examples as files: valid, complete, and without anything that no reader has. */
class ExampleFilesTest {
  /** {@code ${name}}, which is a property; a function has a colon or parenthesis. */
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z_0-9.]*)}");

  private static final Pattern DEFINITION = Pattern.compile("<name>([A-Za-z]+)</name>");

  /** What Oozie sets itself: the user's name in a job, the parts of a date in a dataset. */
  private static final Set<String> OF_OOZIE = Set.of("user.name", "YEAR", "MONTH", "DAY");

  static Stream<Example> examples() {
    return Example.all().stream();
  }

  /** Each example with each of its jobs. */
  static Stream<Arguments> jobs() {
    return examples()
        .flatMap(example -> example.jobFiles().stream().map(file -> arguments(example, file)));
  }

  @Test
  void areListedInTheReadme() throws IOException {
    assertThat(Example.all()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(Files.readString(Path.of("README.md")))
        .contains(Example.all().stream().map(example -> "](" + example.name() + ")").toList());
  }

  @Test
  void nameTheSameCodesForRetriesAsTheAdministratorsGuide() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "administrators.md"));
    String codes = ExampleJobs.retriedCodes();

    assertThat(guide).contains("user.retry.error.code.ext  " + codes + "\n");
    String authors = Files.readString(Path.of("..", "docs", "workflow-authors.md"));
    assertThat(codes.split(",", -1))
        .allSatisfy(code -> assertThat(authors).contains("`" + code + "`"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void areValid(Example example) throws Exception {
    OozieSchemas schemas = new OozieSchemas();

    assertThat(example.definitions()).isNotEmpty();
    for (Path definition : example.definitions()) {
      schemas.validate(definition);
    }
  }

  @Test
  void exchangeBothSidesToGoBackAfterADisaster() {
    Example example = Example.named("disaster-recovery");
    Properties there = example.job("replicate.properties");
    Properties back = example.job("failback.properties");

    for (String what : List.of("Cluster", "Path")) {
      assertThat(back.getProperty("source" + what))
          .isNotNull()
          .isEqualTo(there.getProperty("destination" + what));
      assertThat(back.getProperty("destination" + what))
          .isNotNull()
          .isEqualTo(there.getProperty("source" + what));
    }
  }

  @Test
  void areRefusedWhereTheActionIsWrong(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("workflow.xml");
    Files.writeString(
        file,
        Example.named("copy-and-decide")
            .text("workflow.xml")
            .replaceFirst("</destination>", "</destination><verify>maybe</verify>"));
    OozieSchemas schemas = new OozieSchemas();

    assertThatThrownBy(() -> schemas.validate(file))
        .isInstanceOf(SAXException.class)
        .hasMessageContaining("maybe");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void useOnlyPropertiesThatAreSet(Example example, String jobFile) throws IOException {
    Set<String> set = new TreeSet<>(OF_OOZIE);
    set.addAll(example.job(jobFile).stringPropertyNames());
    StringBuilder texts = new StringBuilder();
    for (Path definition : example.definitions(jobFile)) {
      texts.append(Files.readString(definition));
    }
    DEFINITION.matcher(texts).results().forEach(match -> set.add(match.group(1)));
    texts.append(example.text(jobFile));

    Set<String> used =
        PROPERTY.matcher(texts).results().map(match -> match.group(1)).collect(Collectors.toSet());

    assertThat(set).containsAll(used);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void setOnlyPropertiesThatAreUsed(Example example, String jobFile) throws IOException {
    StringBuilder texts = new StringBuilder(example.text(jobFile));
    for (Path definition : example.definitions(jobFile)) {
      texts.append(Files.readString(definition));
    }

    assertThat(example.job(jobFile).stringPropertyNames())
        .allSatisfy(
            name -> {
              if (!name.startsWith("oozie.")) {
                assertThat(texts).contains("${" + name + "}");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void sayHowTheyAreRun(Example example, String jobFile) {
    assertThat(example.text("README.md"))
        .contains("-put -f " + example.name() + " examples/")
        .contains("oozie job -config " + example.name() + "/" + jobFile + " -run");
    assertThat(example.text(jobFile)).doesNotContainIgnoringCase("password");
  }
}
