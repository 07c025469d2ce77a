package io.howdah.agent;

import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.agent.ClustersArguments.Output;
import io.howdah.cluster.ClusterConfiguration;
import io.howdah.cluster.ConfigurationReader;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Checks clusters and prints the reports as a table or as JSON. */
final class ClustersCommand {
  private final AgentEnvironment environment;
  private final ClusterCheckFactory checks;
  private final ClustersArguments arguments;
  private final PrintStream stderr;

  ClustersCommand(
      AgentEnvironment environment,
      ClusterCheckFactory checks,
      ClustersArguments arguments,
      PrintStream stderr) {
    this.environment = environment;
    this.checks = checks;
    this.arguments = arguments;
    this.stderr = stderr;
  }

  /**
   * Runs the check and returns the exit code. It is that of the first problem that is not a
   * warning.
   */
  int run() {
    if (arguments.output() == Output.HELP) {
      environment.stdout().print(HelpText.ofClusters());
      return ExitCodes.SUCCESS;
    }
    try {
      List<ClusterReport> reports = check();
      print(
          arguments.output() == Output.JSON
              ? ClusterJson.of(reports) + "\n"
              : new ClusterTable(environment.clock()).text(reports));
      return exitCode(reports);
    } catch (CopyException e) {
      new ErrorReport(stderr, AgentAdvice::ofClusters).print(e);
      return e.code().exitCode();
    }
  }

  private List<ClusterReport> check() throws CopyException {
    ConfigurationReader reader =
        new ConfigurationReader(environment.variables(), environment.home());
    try {
      ClusterConfiguration configuration = reader.read(reader.locate(arguments.configuration()));
      return checks.open(configuration).check(arguments.aliases(), arguments.options());
    } catch (CopyException e) {
      if (arguments.output() == Output.JSON) {
        print(ClusterJson.of(e) + "\n");
      }
      throw e;
    }
  }

  private void print(String text) throws CopyException {
    environment.stdout().print(text);
    if (environment.stdout().checkError()) {
      throw new CopyException(
          ErrorCode.LOCAL_IO_FAILED,
          "The report could not be written to standard output: it is closed, or its disk is full.");
    }
  }

  private static int exitCode(List<ClusterReport> reports) {
    for (ClusterReport report : reports) {
      Optional<ClusterProblem> error = report.firstError();
      if (error.isPresent()) {
        return error.get().code().exitCode();
      }
    }
    return ExitCodes.SUCCESS;
  }
}
