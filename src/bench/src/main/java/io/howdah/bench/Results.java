package io.howdah.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps the results in a directory up to date, so that a benchmark that is stopped leaves some. */
final class Results {
  private final Path directory;
  private final RunConditions conditions;
  private final List<RunResult> results = new ArrayList<>();

  Results(Path directory, RunConditions conditions) {
    this.directory = directory;
    this.conditions = conditions;
  }

  void add(RunResult result) {
    results.add(result);
    Scoreboard board = new Scoreboard(results);
    write("results.md", new MarkdownReport(board, conditions).text());
    write("results.json", new JsonReport(board, conditions).text());
    write("results.svg", new SvgChart(board, conditions).text());
    GrowthChart growth = new GrowthChart(board, conditions);
    if (growth.hasGrowth()) {
      write("growth.svg", growth.text());
    }
  }

  private void write(String file, String text) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
