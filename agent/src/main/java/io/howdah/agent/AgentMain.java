package io.howdah.agent;

import io.howdah.check.ClusterTreeCheck;
import io.howdah.check.ConfiguredClusterCheck;
import io.howdah.undo.ClusterCopyUndo;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The main class of the jar. It connects the agent to this process. */
public final class AgentMain {
  private AgentMain() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream stdout = System.out;
    // The status must be the only content of standard output, whatever else this process prints.
    System.setOut(System.err);
    System.exit(run(EngineFactory.STANDARD, stdout, arguments));
  }

  /** Runs a command line in this process with engines of this factory. */
  static int run(EngineFactory engines, PrintStream stdout, String... arguments) {
    Path home = Paths.get(System.getProperty("user.home"));
    Path workingDirectory = Paths.get("").toAbsolutePath();
    AgentEnvironment environment =
        AgentEnvironment.builder(
                stdout, new FileOutputStream(FileDescriptor.err), home, workingDirectory)
            .variables(System.getenv())
            .terminal(() -> Terminal.detect(System.getenv()))
            .signals(new PosixSignals())
            .halt(Runtime.getRuntime()::halt)
            .build();
    return new Agent(
            environment,
            engines,
            ConfiguredClusterCheck::open,
            ClusterTreeCheck::open,
            ClusterCopyUndo::open)
        .run(arguments);
  }
}
