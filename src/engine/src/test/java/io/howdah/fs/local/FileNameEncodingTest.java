package io.howdah.fs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.TestBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that the locale cannot hold; since it is fixed for a JVM, other processes try them. */
class FileNameEncodingTest {
  private final Path temporary;

  FileNameEncodingTest(@TempDir Path temporary) {
    this.temporary = temporary;
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("unix"), "needs a shell");
  }

  @Test
  void refusesToCreateANameBeyondTheLocale() throws Exception {
    assertThat(runUnder("C", "create", temporary.toString()))
        .contains("INVALID_PATH")
        .contains("cannot be a file name in this machine's file name encoding ANSI_X3.4-1968");
  }

  @Test
  void createsItWhereTheLocaleHoldsIt() throws Exception {
    assertThat(runUnder("C.UTF-8", "create", temporary.toString())).contains("created");
  }

  @Test
  void listsANameBeyondTheLocaleAsUndecodableBesideTheOthers() throws Exception {
    shell("touch \"$(printf 'gr\\303\\274n')\" a z; mkdir \"$(printf 'gr\\303\\266\\\\n')\"");

    assertThat(runUnder("C", "list", temporary.toString()).lines())
        .containsExactly(
            "FILE a", "UNDECODABLE gr\\xC3\\xB6\\x5Cn", "UNDECODABLE gr\\xC3\\xBCn", "FILE z");
    assertThat(runUnder("C.UTF-8", "list", temporary.toString())).contains("FILE gr\\u00fcn");
  }

  @Test
  void listsANameThatIsNoTextAsUndecodable() throws Exception {
    shell("touch \"$(printf 'broken\\377')\" \"$(printf 'broken\\376')\"");

    assertThat(runUnder("C.UTF-8", "list", temporary.toString()).lines())
        .containsExactly("UNDECODABLE broken\\xFE", "UNDECODABLE broken\\xFF");
  }

  private void shell(String command) throws Exception {
    Process process = new ProcessBuilder("sh", "-c", command).directory(temporary.toFile()).start();
    assertThat(process.waitFor()).isZero();
  }

  private static String runUnder(String locale, String... arguments) throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Attempt.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LC_ALL", locale, "LANG", locale));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    process.waitFor();
    return output;
  }

  /** What the other process tries. */
  static final class Attempt {
    private Attempt() {}

    public static void main(String[] arguments) throws IOException {
      FilePath directory = FilePath.of(arguments[1]);
      try (LocalFileSystem fileSystem = LocalFileSystem.create()) {
        if (arguments[0].equals("create")) {
          TestBytes.of("text").writeTo(fileSystem, directory.child("gr\u00fcn"));
          System.out.println("created");
          return;
        }
        for (FileStatus entry : fileSystem.list(directory, null).entries()) {
          System.out.println(entry.type() + " " + escaped(entry.name()));
        }
      } catch (CopyException e) {
        System.out.println(e.code() + " " + e.getMessage());
      }
    }

    private static String escaped(String text) {
      StringBuilder escaped = new StringBuilder();
      text.codePoints()
          .forEach(
              c -> escaped.append(c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c)));
      return escaped.toString();
    }
  }
}
