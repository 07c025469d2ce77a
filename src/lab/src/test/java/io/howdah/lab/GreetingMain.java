package io.howdah.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main class of a java action, which passes a word to the workflow as in Oozie's documentation.
 */
public final class GreetingMain {
  private GreetingMain() {}

  public static void main(String[] args) throws Exception {
    Path answers = Path.of(System.getProperty("oozie.action.output.properties"));
    Files.writeString(answers, "greeting=Hello " + args[0] + "\n");
  }
}
