package io.howdah.agent;

import com.fasterxml.jackson.core.JsonGenerator;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.UndoResult;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the result of an undo for scripts. */
final class UndoJson {
  private final Function<ErrorCode, String> advice;

  /**
   * Creates a writer.
   *
   * @param advice the advice on a failure
   */
  UndoJson(Function<ErrorCode, String> advice) {
    this.advice = advice;
  }

  /** The result as JSON, without a line break at its end. */
  String text(UndoResult result) {
    return PrettyJson.text(json -> write(result, json));
  }

  private void write(UndoResult result, JsonGenerator json) throws IOException {
    json.writeStringField("Outcome", result.isSuccessful() ? "Successful" : "Failed");
    json.writeStringField("Run Id", result.run().orElse(null));
    json.writeNumberField("Changes Undone", result.undone());
    json.writeNumberField("Changes Not Needed", result.unchanged());
    json.writeNumberField("Changes Failed", result.failed());
    json.writeStringField("Removed To", result.removedTo().orElse(null));
    @Nullable CopyException error = result.error();
    if (error != null) {
      json.writeObjectFieldStart("Error");
      write(error, json);
      json.writeEndObject();
    }
    json.writeArrayFieldStart("Failures");
    for (UndoResult.Failure failure : result.failures()) {
      json.writeStartObject();
      json.writeStringField("path", failure.path());
      write(failure.cause(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    long omitted = result.failed() - result.failures().size();
    if (omitted > 0) {
      json.writeNumberField("Failures Omitted", omitted);
    }
  }

  private void write(CopyException failure, JsonGenerator json) throws IOException {
    json.writeStringField("code", failure.code().name());
    json.writeStringField("message", String.valueOf(failure.getMessage()));
    json.writeStringField("advice", advice.apply(failure.code()));
  }
}
