package io.howdah.agent;

import com.fasterxml.jackson.core.JsonGenerator;
import io.howdah.ClusterProblem;
import io.howdah.ClusterReport;
import io.howdah.ClusterReport.Reachability;
import io.howdah.ClusterReport.ReadAccess;
import io.howdah.ClusterReport.WriteAccess;
import io.howdah.CopyException;
import io.howdah.NameserviceReport;
import io.howdah.ServerReport;
import io.howdah.ServerReport.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes reports for scripts. Every key is always present; its value is null where it is unknown.
 * The text is ASCII, like the status.
 */
final class ClusterJson {
  private ClusterJson() {}

  /** The reports as JSON, without a line break at its end. */
  static String of(List<ClusterReport> reports) {
    return text(reports, null);
  }

  /** The error of a check that could not run, as JSON without a line break at its end. */
  static String of(CopyException error) {
    return text(Collections.emptyList(), error);
  }

  private static String text(List<ClusterReport> reports, @Nullable CopyException error) {
    return PrettyJson.text(
        json -> {
          json.writeArrayFieldStart("clusters");
          for (ClusterReport report : reports) {
            write(report, json);
          }
          json.writeEndArray();
          if (error == null) {
            json.writeNullField("error");
          } else {
            json.writeObjectFieldStart("error");
            json.writeStringField("code", error.code().name());
            json.writeStringField("message", String.valueOf(error.getMessage()));
            json.writeStringField("advice", AgentAdvice.ofClusters(error.code()));
            json.writeEndObject();
          }
        });
  }

  private static void write(ClusterReport report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", report.alias());
    json.writeBooleanField("usable", report.isUsable());
    write("reachable", reachable(report.reachability()), json);
    json.writeArrayFieldStart("nameservices");
    for (NameserviceReport nameservice : report.nameservices()) {
      write(nameservice, json);
    }
    json.writeEndArray();
    json.writeStringField("auth_mechanism", report.mechanism());
    json.writeStringField("principal", report.principal());
    json.writeStringField("user", report.user());
    json.writeStringField(
        "token_expiry", report.tokenExpiry() == null ? null : report.tokenExpiry().toString());
    json.writeStringField("home", report.home());
    write("read_access", readAccess(report.readAccess()), json);
    json.writeStringField("write_directory", report.writeDirectory());
    write("write_access", writeAccess(report.writeAccess()), json);
    writeSeconds("clock_difference", report.clockDifference(), json);
    json.writeArrayFieldStart("problems");
    for (ClusterProblem problem : report.problems()) {
      json.writeStartObject();
      json.writeStringField("severity", word(problem.severity()));
      json.writeStringField("code", problem.code().name());
      json.writeStringField("message", problem.message());
      json.writeStringField("advice", problem.advice());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(NameserviceReport nameservice, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("mounts");
    for (String mount : nameservice.mounts()) {
      json.writeString(mount);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("servers");
    for (ServerReport server : nameservice.servers()) {
      json.writeStartObject();
      json.writeStringField("url", server.url());
      json.writeStringField("role", server.role() == Role.UNKNOWN ? null : word(server.role()));
      json.writeStringField("hadoop_version", server.hadoopVersion());
      writeSeconds("clock_difference", server.clockDifference(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static @Nullable Boolean reachable(Reachability reachability) {
    return reachability == Reachability.UNKNOWN ? null : reachability == Reachability.REACHABLE;
  }

  private static @Nullable Boolean readAccess(ReadAccess access) {
    return access == ReadAccess.NOT_CHECKED ? null : access == ReadAccess.GRANTED;
  }

  private static @Nullable Boolean writeAccess(WriteAccess access) {
    return access == WriteAccess.NOT_CHECKED ? null : access == WriteAccess.GRANTED;
  }

  private static void write(String key, @Nullable Boolean value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeBooleanField(key, value);
    }
  }

  private static void writeSeconds(String key, @Nullable Duration value, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNullField(key);
    } else {
      json.writeNumberField(key, value.toMillis() / 1000);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
