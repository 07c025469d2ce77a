package io.howdah.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** What was measured. */
final class Revision {
  private Revision() {}

  /**
   * The commit that is checked out, with {@code -modified} where files differ from it; "unknown"
   * where there is no repository, or no git.
   */
  static String of(Path root) throws InterruptedException {
    ProcessBuilder describe =
        new ProcessBuilder("git", "describe", "--always", "--exclude=*", "--dirty=-modified")
            .directory(root.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process git = describe.start();
      String revision = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 ? revision : "unknown";
    } catch (IOException e) {
      return "unknown";
    }
  }
}
