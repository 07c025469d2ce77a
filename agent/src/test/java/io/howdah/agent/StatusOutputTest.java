package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.CopyStatus;
import io.howdah.report.Advice;
import io.howdah.report.StatusJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StatusOutputTest {
  @Test
  void saysThatStandardOutputLostTheStatus() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    CopyRequest request =
        CopyRequest.builder(ClusterPath.of("staging", "/a"), ClusterPath.of("prod", "/b")).build();
    StatusOutput output =
        new StatusOutput(
            new StatusJson(ZoneOffset.UTC, Advice.NEUTRAL), new PrintStream(full), null);

    assertThatThrownBy(() -> output.write(CopyStatus.builder(request, Instant.EPOCH).build()))
        .isInstanceOf(CopyException.class)
        .hasMessageContaining("could not be written to standard output");
  }
}
