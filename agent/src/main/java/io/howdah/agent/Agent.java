package io.howdah.agent;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Runs the command that a command line names. */
final class Agent {
  private final AgentEnvironment environment;
  private final EngineFactory engines;
  private final ClusterCheckFactory clusterChecks;
  private final TreeCheckFactory treeChecks;
  private final CopyUndoFactory undos;

  Agent(
      AgentEnvironment environment,
      EngineFactory engines,
      ClusterCheckFactory clusterChecks,
      TreeCheckFactory treeChecks,
      CopyUndoFactory undos) {
    this.environment = environment;
    this.engines = engines;
    this.clusterChecks = clusterChecks;
    this.treeChecks = treeChecks;
    this.undos = undos;
  }

  /** Runs the command to its end and returns the exit code. */
  int run(String... commandLine) {
    try {
      if (ClustersParser.isMeantBy(commandLine)) {
        return checkClusters(commandLine);
      }
      if (CheckParser.isMeantBy(commandLine)) {
        return checkTrees(commandLine);
      }
      if (LagParser.isMeantBy(commandLine)) {
        return measureLag(commandLine);
      }
      if (UndoParser.isMeantBy(commandLine)) {
        return undo(commandLine);
      }
      return RunParser.isMeantBy(commandLine) ? runPlan(commandLine) : copy(commandLine);
    } catch (UsageException e) {
      PrintStream stderr = printStream(environment.stderr());
      stderr.println("howdah: " + ErrorReport.clean(String.valueOf(e.getMessage())));
      stderr.print(HelpText.usage());
      return ExitCodes.USAGE;
    }
  }

  private int checkClusters(String... commandLine) throws UsageException {
    ClustersArguments arguments = ClustersParser.parse(commandLine);
    PrintStream stderr = printStream(environment.stderr());
    return new ClustersCommand(environment, clusterChecks, arguments, stderr).run();
  }

  private int checkTrees(String... commandLine) throws UsageException {
    Optional<CheckArguments> arguments =
        new CheckParser(environment.workingDirectory()).parse(commandLine);
    if (!arguments.isPresent()) {
      environment.stdout().print(HelpText.ofCheck());
      return ExitCodes.SUCCESS;
    }
    return compare(arguments.get());
  }

  private int measureLag(String... commandLine) throws UsageException {
    Optional<CheckArguments> arguments =
        new LagParser(environment.workingDirectory()).parse(commandLine);
    if (!arguments.isPresent()) {
      environment.stdout().print(HelpText.ofLag());
      return ExitCodes.SUCCESS;
    }
    return compare(arguments.get());
  }

  private int compare(CheckArguments arguments) {
    LiveLine liveLine = new LiveLine(environment.stderr());
    return new CheckCommand(environment, treeChecks, arguments, liveLine, printStream(liveLine))
        .run();
  }

  private int undo(String... commandLine) throws UsageException {
    UndoArguments arguments = new UndoParser(environment.workingDirectory()).parse(commandLine);
    PrintStream stderr = printStream(environment.stderr());
    return new UndoCommand(environment, undos, arguments, stderr).run();
  }

  private int copy(String... commandLine) throws UsageException {
    AgentArguments arguments =
        new CommandLineParser(environment.workingDirectory()).parse(commandLine);
    switch (arguments.action()) {
      case SHOW_HELP:
        environment.stdout().print(HelpText.full());
        return ExitCodes.SUCCESS;
      case SHOW_VERSION:
        environment.stdout().println(HelpText.version());
        return ExitCodes.SUCCESS;
      case COPY:
        break;
    }
    return copy(arguments);
  }

  private int copy(AgentArguments arguments) {
    LiveLine liveLine = new LiveLine(environment.stderr());
    return new CopyCommand(environment, engines, arguments, liveLine, printStream(liveLine)).run();
  }

  private int runPlan(String... commandLine) throws UsageException {
    Optional<AgentArguments> arguments =
        new RunParser(environment.workingDirectory()).parse(commandLine);
    if (!arguments.isPresent()) {
      environment.stdout().print(HelpText.ofRun());
      return ExitCodes.SUCCESS;
    }
    return copy(arguments.get());
  }

  /**
   * Prints in the encoding of the terminal. Newer versions of Java have a separate property for it.
   */
  private static PrintStream printStream(OutputStream stream) {
    String encoding =
        System.getProperty(
            "stderr.encoding",
            System.getProperty("sun.stderr.encoding", Charset.defaultCharset().name()));
    try {
      return new PrintStream(stream, true, encoding);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Java named an encoding that it does not have.", e);
    }
  }
}
