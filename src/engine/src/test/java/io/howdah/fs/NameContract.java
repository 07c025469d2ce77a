package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Names that look like something else on their way: escapes, queries, patterns, options. */
interface NameContract extends ContractFixture {
  /**
   * Names that are difficult for a client, proxy or server. A colon, which HDFS refuses, is not
   * among them.
   */
  List<String> NAMES =
      List.of(
          "with space",
          " leading and trailing space ",
          "100%",
          "%2F",
          "%41%zz",
          "a+b",
          "a#b",
          "a?b=c&d",
          "a;b",
          "a,b",
          "single'quote",
          "double\"quote",
          "back\\slash",
          "*",
          "[a-z]{1,2}",
          "<a|b>^`$!~@()",
          "=",
          "-rf",
          ".hidden",
          "..two",
          "...",
          "trailing.",
          "_SUCCESS",
          "tab\tinside",
          "new\nline",
          "carriage\rreturn",
          "blank at the end ",
          "blanks at the end  ",
          "tab at the end\t",
          "\tbefore",
          "new line at the end\n",
          "return at the end\r\n",
          "control at the end\u0001",
          "\u001f",
          " ",
          "   ",
          "\n",
          "no-break blank at the end\u00a0",
          "\u00a0",
          "next line at the end\u0085",
          "wide blank at the end\u3000",
          "delete at the end\u007f",
          "control\u0001\u001b\u007f",
          "grüße",
          "e\u0301",
          "日本語",
          "😀",
          "\u00a0no\u202ebreak",
          "x".repeat(255),
          "語".repeat(85));

  @TestFactory
  default Stream<DynamicTest> takesEveryName() {
    return NAMES.stream()
        .filter(this::canHold)
        .map(name -> DynamicTest.dynamicTest(printable(name), () -> takesTheName(name)));
  }

  @Test
  default void takesAPathOfManyNames() throws IOException {
    String deep = "level/".repeat(40);

    assertContent(write(deep + "file", TestBytes.of("deep")), TestBytes.of("deep"));
  }

  private void takesTheName(String name) throws IOException {
    TestBytes bytes = TestBytes.of(name);
    FilePath inner = directory().child(name);
    FilePath file = bytes.writeTo(fileSystem(), inner.child(name));

    assertContent(file, bytes);
    assertThat(listAll(inner)).extracting(FileStatus::path).containsExactly(file);
    assertThat(names(directory())).contains(name);
    assertThat(fileSystem().list(inner, name).entries()).isEmpty();

    FilePath renamed = inner.child("plain");
    fileSystem().rename(file, renamed, RenameMode.KEEP_EXISTING);
    fileSystem().rename(renamed, file, RenameMode.REPLACE_EXISTING);
    assertContent(file, bytes);

    assertThat(fileSystem().delete(file)).isTrue();
    assertThat(fileSystem().delete(inner)).isTrue();
    assertMissing(inner);
  }

  private List<String> names(FilePath directory) throws CopyException {
    return listAll(directory).stream().map(FileStatus::name).toList();
  }

  private static String printable(String name) {
    StringBuilder printable = new StringBuilder();
    name.codePoints()
        .limit(20)
        .forEach(
            c -> {
              if (c > ' ' && c < 0x7f) {
                printable.appendCodePoint(c);
              } else {
                printable.append(String.format("<%x>", c));
              }
            });
    return printable.toString();
  }
}
