package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.howdah.fs.webhdfs.request.Request;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Reads good responses; a malformed one becomes a failure that describes its content. */
public final class Responses {
  private Responses() {}

  /**
   * Reads a response with a status of success.
   *
   * @param server where it came from
   */
  public static <T> T read(
      ClassicHttpResponse response, Request request, String server, ResponseReader<T> reader)
      throws IOException, RequestFailure {
    SketchedBody.watch(response);
    try {
      ContentEncoding.refuse(response);
      return reader.read(response);
    } catch (JsonProcessingException | MalformedResponseException e) {
      throw UnexpectedResponse.to(
          request, server, SketchedBody.describe(response, request.operation()), e);
    } catch (MalformedChunkCodingException e) {
      if (request.operation().isSecret()) {
        // It quotes the text in the place of a chunk's length.
        throw new MalformedChunkCodingException("The chunks of the body are malformed.");
      }
      throw e;
    }
  }
}
