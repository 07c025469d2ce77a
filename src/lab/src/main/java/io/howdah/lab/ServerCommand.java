package io.howdah.lab;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a server with a main class of its own is started.
 *
 * @param name what to call it in messages
 * @param directory a directory that {@link Scratch} made, which goes when the server's tether is
 *     cut
 * @param output the file for what it prints, appended to
 * @param jvmFlags win over those that every server gets
 */
record ServerCommand(
    String name,
    Path directory,
    Path output,
    List<String> jvmFlags,
    Map<String, String> environment,
    String classPath,
    String mainClass,
    List<String> arguments) {
  private static final String TETHER = "io.howdah.lab.node.TetheredMain";

  ProcessBuilder processBuilder() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
    command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
    command.addAll(jvmFlags);
    command.add("-cp");
    // Ours last, so that it hides nothing from the server.
    command.add(classPath + File.pathSeparator + ClassPaths.ownCode());
    command.addAll(List.of(TETHER, directory.toString(), mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    return builder;
  }
}
