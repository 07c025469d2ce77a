package io.howdah.report;

import io.howdah.CommandLine;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.json.JsonLine;
import io.howdah.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first line of a plan: which copy it is for. */
public final class PlanHeader {
  static final String MEMBER = "plan";

  /** With this each plan begins. */
  static final String BEGIN = "{\"" + MEMBER + "\":1,\"run\":\"";

  /** The version of the lines. */
  private static final long VERSION = 1;

  private final String line;
  private final String copy;
  private final @Nullable CommandLine commandLine;

  private PlanHeader(JsonObject object, String line) throws CopyException {
    this.line = line;
    this.copy =
        "'"
            + object.text("source")
            + "' of '"
            + object.text("sourceCluster")
            + "' to '"
            + object.text("target")
            + "' of '"
            + object.text("destinationCluster")
            + "'";
    this.commandLine =
        object.has("arguments")
            ? CommandLine.of(object.text("directory"), object.texts("arguments"))
            : null;
  }

  /**
   * The header for a copy.
   *
   * @param target the resolved target, or the directory of all targets
   */
  public static PlanHeader of(CopyRequest request, Instant begun, FilePath target)
      throws CopyException {
    @Nullable CommandLine command = request.commandLine();
    return read(
        JsonLine.of(
            json -> {
              json.anyNumber(MEMBER, VERSION)
                  .text("run", request.runId())
                  .anyNumber("begin", begun.toEpochMilli())
                  .text("sourceCluster", request.source().cluster())
                  .text("source", request.source().path())
                  .text("destinationCluster", request.destination().cluster())
                  .text("target", target.toString());
              if (command != null) {
                json.text("directory", command.directory()).texts("arguments", command.arguments());
              }
            }));
  }

  static PlanHeader read(String line) throws CopyException {
    if (!line.startsWith("{\"" + MEMBER + "\":")) {
      throw new CopyException(ErrorCode.INVALID_ARGUMENT, "It does not begin as a plan.");
    }
    JsonObject object = JsonObject.parse(line);
    if (object.number(MEMBER) != VERSION) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "It has version "
              + object.number(MEMBER)
              + " of plans; this program reads version "
              + VERSION
              + ".");
    }
    return new PlanHeader(object, line);
  }

  /** The command of the dry run; empty where a workflow requested it. */
  Optional<CommandLine> commandLine() {
    return Optional.ofNullable(commandLine);
  }

  /**
   * Refuses a plan of another copy.
   *
   * @throws CopyException {@link ErrorCode#INVALID_ARGUMENT}
   */
  void requireSame(PlanHeader other) throws CopyException {
    if (!copy.equals(other.copy)) {
      throw new CopyException(
          ErrorCode.INVALID_ARGUMENT,
          "The plan is for a copy of " + copy + ", and this is one of " + other.copy + ".");
    }
  }

  String toLine() {
    return line;
  }
}
