package io.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RenamedPathsTest {
  private final RenamedPaths renamed = new RenamedPaths();

  @Test
  void findsWhatWasInARenamedDirectory() {
    renamed.add("/in/a", "/in/b");

    assertThat(renamed.find("/in/a/x/y")).isEqualTo("/in/b/x/y");
    assertThat(renamed.find("/in/ab")).isEqualTo("/in/ab");
    assertThat(renamed.find("/in/b/x")).as("it had the path before").isNull();
  }

  @Test
  void followsLaterRenames() {
    renamed.add("/in/b/x", "/in/c");
    renamed.add("/in/a", "/in/b");

    assertThat(renamed.find("/in/a/x/y")).isEqualTo("/in/c/y");
    assertThat(renamed.find("/in/a/z")).isEqualTo("/in/b/z");
  }

  @Test
  void knowsNothingOfForgottenPaths() {
    renamed.add("/in/a", "/in/b");
    renamed.forget("/in/a");

    assertThat(renamed.find("/in/a/x")).isNull();
  }

  /** Files that are moved about, and the paths that they had at each time. */
  @Test
  void findsEachFileOfRandomRenames() {
    for (int seed = 0; seed < 2_000; seed++) {
      findsEachFile(new Random(seed), seed);
    }
  }

  private static void findsEachFile(Random random, int seed) {
    Map<Integer, String> files = new TreeMap<>();
    for (int file = 0; file < 6; file++) {
      files.put(file, path(random) + "/file" + file);
    }
    List<Map<Integer, String>> history = new ArrayList<>();
    List<String[]> renames = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String from = path(random);
      String to = path(random);
      boolean isFree = files.values().stream().noneMatch(each -> each.startsWith(to + "/"));
      if (!isFree || to.startsWith(from) || from.startsWith(to)) {
        continue;
      }
      history.add(new TreeMap<>(files));
      renames.add(new String[] {from, to});
      files.replaceAll(
          (file, path) -> path.startsWith(from + "/") ? to + path.substring(from.length()) : path);
    }
    RenamedPaths renamed = new RenamedPaths();
    for (int i = renames.size() - 1; i >= 0; i--) {
      renamed.add(renames.get(i)[0], renames.get(i)[1]);
      history
          .get(i)
          .forEach(
              (file, path) ->
                  assertThat(renamed.find(path)).as("seed %s", seed).isEqualTo(files.get(file)));
    }
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int depth = random.nextInt(3); depth >= 0; depth--) {
      path.append('/').append((char) ('a' + random.nextInt(3)));
    }
    return path.toString();
  }
}
