package io.howdah.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a java action runs: it tells the workflow a word, as Oozie's documentation says. */
public final class GreetingMain {
  private GreetingMain() {}

  public static void main(String[] args) throws Exception {
    Path answers = Path.of(System.getProperty("oozie.action.output.properties"));
    Files.writeString(answers, "greeting=Hello " + args[0] + "\n");
  }
}
