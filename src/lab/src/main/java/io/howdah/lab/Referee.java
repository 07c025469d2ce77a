package io.howdah.lab;

import io.howdah.lab.channel.Message;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares two trees, name by name and byte by byte, without any code of the copy engine: Hadoop's
 * own client reads both over RPC, as the superuser.
 *
 * <pre>{@code
 * Referee.compare(staging, "/data", prod, "/data", Attribute.OWNER).assertEqual();
 * }</pre>
 */
public final class Referee {
  /** How many differences are described; more are only counted. */
  public static final int MOST_DIFFERENCES = 100;

  /** Java requires the option before the process can be a client, also with tokens. */
  private static final List<String> WITHOUT_REALM =
      List.of("-Djava.security.krb5.realm=NONE", "-Djava.security.krb5.kdc=localhost");

  private Referee() {}

  /** Compares trees of two clusters, of any versions, or of the same one. */
  public static Comparison compare(
      HdfsCluster first,
      String firstPath,
      HdfsCluster second,
      String secondPath,
      Attribute... attributes) {
    return compare(Tree.of(first, firstPath), Tree.of(second, secondPath), attributes);
  }

  /** Compares a tree on this machine with one in a cluster. */
  public static Comparison compare(
      Path first, HdfsCluster second, String secondPath, Attribute... attributes) {
    return compare(Tree.local(first), Tree.of(second, secondPath), attributes);
  }

  /** Compares a tree in a cluster with one on this machine. */
  public static Comparison compare(
      HdfsCluster first, String firstPath, Path second, Attribute... attributes) {
    return compare(Tree.of(first, firstPath), Tree.local(second), attributes);
  }

  /**
   * Compares any two trees. That one of them does not exist is a difference, and so is that both do
   * not.
   *
   * @param attributes what must be equal too, as far as both trees have it
   */
  public static Comparison compare(Tree first, Tree second, Attribute... attributes) {
    Message request =
        Message.of("first", first.side())
            .with("second", second.side())
            .with("limit", MOST_DIFFERENCES)
            .with("attributes", names(attributes));
    HadoopProcess process = process(first, second);
    if (process != null) {
      return Comparison.of(first, second, process.ask("compare", request));
    }
    List<String> jvmFlags =
        first.isSecure() || second.isSecure() ? WITHOUT_REALM : List.<String>of();
    return Comparison.of(first, second, askOwnProcess(jvmFlags, request));
  }

  // A client of a secure cluster may read from an insecure one, but not the other way round.
  private static @Nullable HadoopProcess process(Tree first, Tree second) {
    boolean prefersSecond = first.process() == null || (second.isSecure() && !first.isSecure());
    return prefersSecond && second.process() != null ? second.process() : first.process();
  }

  private static Message askOwnProcess(List<String> jvmFlags, Message request) {
    Path scratch = Scratch.create("referee");
    try (HadoopProcess own =
        HadoopProcess.start("referee", HadoopVersion.DEFAULT, scratch, scratch, jvmFlags)) {
      return own.ask("compare", request);
    } finally {
      Scratch.delete(scratch);
    }
  }

  private static List<String> names(Attribute... attributes) {
    return Arrays.stream(attributes).map(Enum::name).collect(Collectors.toList());
  }
}
