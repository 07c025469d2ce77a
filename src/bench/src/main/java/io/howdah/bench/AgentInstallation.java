package io.howdah.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent of a checkout, as its users install it. */
record AgentInstallation(Path checkout, Java java) {
  /** The script that starts it. */
  Path launcher() {
    return checkout.resolve("agent/bin/howdah");
  }

  /**
   * The last step of the installation.
   *
   * @return whether the classes are shared now
   */
  boolean shareClasses() throws IOException, InterruptedException {
    Path jar = checkout.resolve("agent/target/howdah-agent.jar");
    if (!Files.exists(jar)) {
      throw new IllegalArgumentException(jar + " is missing: run mvn -DskipTests package");
    }
    ProcessBuilder process = new ProcessBuilder(launcher().toString(), "share-classes").inheritIO();
    process.environment().put("JAVA_HOME", java.home().toString());
    return process.start().waitFor() == 0;
  }
}
