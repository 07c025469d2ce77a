package io.howdah.fs.webhdfs.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.howdah.fs.webhdfs.request.Request;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** Reads good responses; one that is malformed becomes a failure that says what came instead. */
public final class Responses {
  private Responses() {}

  /**
   * Reads a response whose status says that all went well.
   *
   * @param server where it came from
   */
  public static <T> T read(
      ClassicHttpResponse answer, Request request, String server, ResponseReader<T> reader)
      throws IOException, RequestFailure {
    SketchedBody.watch(answer);
    try {
      ContentEncoding.refuse(answer);
      return reader.read(answer);
    } catch (JsonProcessingException | MalformedResponseException e) {
      throw UnexpectedResponse.to(
          request, server, SketchedBody.describe(answer, request.operation()), e);
    } catch (MalformedChunkCodingException e) {
      if (request.operation().isSecret()) {
        // It quotes what stands where the length of a chunk should.
        throw new MalformedChunkCodingException("The chunks of the body are malformed.");
      }
      throw e;
    }
  }
}
