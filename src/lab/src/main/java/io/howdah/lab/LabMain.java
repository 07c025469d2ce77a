package io.howdah.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lab from a shell: clusters for as long as a command runs, and the referee.
 *
 * <pre>
 * run --clusters staging,prod --dir DIR [options] [-- COMMAND...]
 * referee --dir DIR [--attributes owner,group,...] staging:/a prod:/a
 * </pre>
 *
 * <p>Everything of its own goes to standard error, so that standard output is the command's.
 */
public final class LabMain {
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      usage: run --clusters NAME[=VERSION],... --dir DIR [options] [-- COMMAND...]
               Starts the clusters, writes DIR/webhdfs.cfg and DIR/lab.properties, runs COMMAND with
               WEBHDFS_CONFIG set, stops the clusters and exits as COMMAND did. Without COMMAND the
               clusters stay up until Ctrl-C or the end of standard input.
               --hadoop VERSION      2.10.2, 3.3.6, 3.4.3 (default) or 3.5.0
               --nodes N             DataNodes of each cluster, 2 by default
               --name-nodes N        2 makes an HA pair of each cluster
               --stock-close         let DataNodes wait before they close a file, as stock settings do
               --secure USER,...     let only these users in, by Kerberos; each cluster has a realm of
                                     its own, whose krb5.conf and keytabs go to DIR/CLUSTER
               --https               serve WebHDFS over https, under an authority in DIR/ca.pem
               --for-speed           compile the servers' code fully, as for a benchmark
               --set KEY=VALUE       an entry of Hadoop's configuration, repeatable
               --jvm-flag FLAG       for the clusters' JVMs, repeatable
               --oozie NAME          start an Oozie server whose workflows lie on cluster NAME, and set
                                     OOZIE_URL for COMMAND
               --oozie-plugin JAR    a jar to install there, repeatable
               --oozie-property KEY=VALUE  an entry of oozie-site.xml, repeatable
             referee --dir DIR [--attributes NAME,...] FIRST SECOND
               Compares two trees, each CLUSTER:PATH or local:PATH, byte by byte; exits 0 if equal, 1
               if not. Attributes: owner, group, permission, modification_time, replication,
               block_size.""";

  private LabMain() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) throws Exception {
    System.exit(run(args));
  }

  private static int run(String... args) throws Exception {
    try {
      Arguments arguments = Arguments.parse(args);
      if (arguments.operands().isEmpty()) {
        throw new IllegalArgumentException("Say run or referee.");
      }
      List<String> operands = arguments.operands().subList(1, arguments.operands().size());
      return switch (arguments.operands().get(0)) {
        case "run" -> runClusters(arguments, operands);
        case "referee" -> referee(arguments, operands);
        default ->
            throw new IllegalArgumentException(
                "'" + arguments.operands().get(0) + "' is neither run nor referee.");
      };
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      return WRONG_USE;
    }
  }

  private static int runClusters(Arguments arguments, List<String> operands) throws Exception {
    arguments.allow(
        "clusters",
        "dir",
        "hadoop",
        "nodes",
        "name-nodes",
        "secure",
        "https",
        "stock-close",
        "for-speed",
        "set",
        "jvm-flag",
        "oozie",
        "oozie-plugin",
        "oozie-property");
    if (!operands.isEmpty()) {
      throw new IllegalArgumentException("'" + operands.get(0) + "' must follow a '--'.");
    }
    Path directory = Path.of(arguments.required("dir")).toAbsolutePath();
    LabSecurity security = LabSecurity.of(arguments, directory);
    List<HdfsClusterBuilder> builders = new ArrayList<>();
    for (String cluster : arguments.required("clusters").split(",", -1)) {
      builders.add(security.apply(builder(cluster, directory, arguments)));
    }
    Optional<String> oozieHome = arguments.optional("oozie");
    if (oozieHome.isEmpty() && (arguments.has("oozie-plugin") || arguments.has("oozie-property"))) {
      throw new IllegalArgumentException("--oozie is missing.");
    }
    try (RunningLab lab = RunningLab.start(directory, builders)) {
      if (oozieHome.isPresent()) {
        lab.start(oozie(lab.cluster(oozieHome.get()), directory, arguments));
      }
      lab.describe().forEach(System.err::println);
      return arguments.command().isEmpty() ? untilInputEnds() : lab.run(arguments.command());
    }
  }

  private static HdfsClusterBuilder builder(String cluster, Path directory, Arguments arguments) {
    String[] parts = cluster.split("=", 2);
    String version =
        parts.length == 2
            ? parts[1]
            : arguments.optional("hadoop").orElse(HadoopVersion.DEFAULT.toString());
    HdfsClusterBuilder builder =
        HdfsCluster.builder(parts[0])
            .hadoop(HadoopVersion.of(version))
            .logDirectory(directory.resolve("logs"));
    arguments.optional("nodes").map(Integer::parseInt).ifPresent(builder::dataNodes);
    arguments.optional("name-nodes").map(Integer::parseInt).ifPresent(builder::nameNodes);
    if (arguments.has("stock-close")) {
      builder.stockClose();
    }
    if (arguments.has("for-speed")) {
      builder.compiledForSpeed();
    }
    arguments.all("jvm-flag").forEach(builder::jvmFlag);
    arguments.entries("set").forEach(builder::set);
    return builder;
  }

  private static OozieServerBuilder oozie(HdfsCluster home, Path directory, Arguments arguments) {
    OozieServerBuilder builder =
        OozieServer.builder("oozie").home(home).logDirectory(directory.resolve("logs"));
    arguments.all("oozie-plugin").stream().map(Path::of).forEach(builder::plugin);
    arguments.entries("oozie-property").forEach(builder::property);
    return builder;
  }

  private static int untilInputEnds() throws IOException {
    System.in.transferTo(OutputStream.nullOutputStream());
    return 0;
  }

  private static int referee(Arguments arguments, List<String> operands) throws IOException {
    arguments.allow("dir", "attributes");
    if (operands.size() != 2) {
      throw new IllegalArgumentException("The referee compares two trees, not " + operands + ".");
    }
    LabProperties properties = LabProperties.read(Path.of(arguments.required("dir")));
    Attribute[] attributes =
        arguments.optional("attributes").stream()
            .flatMap(names -> Arrays.stream(names.split(",", -1)))
            .map(name -> Attribute.valueOf(name.toUpperCase(Locale.ROOT)))
            .toArray(Attribute[]::new);
    Comparison comparison =
        Referee.compare(
            properties.tree(operands.get(0)), properties.tree(operands.get(1)), attributes);
    System.out.println(comparison);
    return comparison.isEqual() ? 0 : 1;
  }
}
