package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.fs.FileBlocks;
import io.howdah.fs.FileChecksum;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good and bad responses about the checksum and the blocks of a file. */
class ChecksumAndBlocksReadersTest {
  @Test
  void readsAChecksumBehindWhichThereIsPadding() throws IOException {
    String body =
        "{\"FileChecksum\":{\"algorithm\":\"MD5-of-8192MD5-of-512CRC32C\",\"bytes\":"
            + "\"00000200000000000000200070bc8f4b72a86921468bf8e8441dce5100000000\",\"length\":28}}";

    FileChecksum checksum =
        new ChecksumReader().read(SampleResponses.json(body)).checksum().orElseThrow();

    assertThat(checksum)
        .hasToString("MD5-of-8192MD5-of-512CRC32C:70bc8f4b72a86921468bf8e8441dce51");
  }

  @Test
  void readsThatThereIsNoChecksum() throws IOException {
    assertThat(
            new ChecksumReader().read(SampleResponses.json("{\"FileChecksum\":null}")).checksum())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPOSITE-CRC32C", "COMPOSITE-CRC32", "etag", "MD5-of-0MD5-of-512NULL"})
  void takesAChecksumOfAnotherKindForNone(String algorithm) throws IOException {
    String body =
        "{\"FileChecksum\":{\"algorithm\":\"" + algorithm + "\",\"bytes\":\"00\",\"length\":1}}";

    assertThat(new ChecksumReader().read(SampleResponses.json(body)).checksum()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"algorithm\":\"MD5-of-0MD5-of-512CRC32C\",\"bytes\":\"00\"}"})
  void refusesAChecksumThatIsCut(String checksum) {
    String body = "{\"FileChecksum\":" + checksum + "}";

    assertThatThrownBy(() -> new ChecksumReader().read(SampleResponses.json(body)))
        .isInstanceOf(MalformedResponseException.class);
  }

  @Test
  void readsWhereBlocksEnd() throws IOException {
    String body =
        "{\"BlockLocations\":{\"BlockLocation\":["
            + "{\"cachedHosts\":[],\"hosts\":[\"dn1\"],\"length\":512,\"offset\":0},"
            + "{\"offset\":512,\"topologyPaths\":[\"/r/x\"],\"length\":77,\"corrupt\":false}]}}";

    assertThat(new FileBlocksReader().read(SampleResponses.json(body)))
        .hasValue(FileBlocks.builder().add(512).add(77).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"offset\":1,\"length\":5}",
        "{\"offset\":0,\"length\":5},{\"offset\":6,\"length\":5}",
        "{\"offset\":0,\"length\":0}",
        "{\"offset\":0}",
        "{\"length\":5}",
        "{\"offset\":0,\"length\":null}"
      })
  void takesBlocksWithAGapForNotTold(String blocks) throws IOException {
    String body = "{\"BlockLocations\":{\"BlockLocation\":[" + blocks + "]}}";

    assertThat(new FileBlocksReader().read(SampleResponses.json(body))).isEmpty();
  }

  @Test
  void readsWhoHoldsTheBlocks() throws IOException {
    String body =
        "{\"BlockLocations\":{\"BlockLocation\":[{\"topologyPaths\":[\"/r/x\"],\"names\":"
            + "[\"10.0.0.1:9866\",\"10.0.0.2:9866\"],\"hosts\":[\"dn1\",\"dn2\"]},{\"names\":"
            + "[\"10.0.0.3:9866\"],\"hosts\":[\"dn3\"]}]}}";

    assertThat(new BlockHostsReader().read(SampleResponses.json(body)))
        .containsEntry("10.0.0.1:9866", "dn1")
        .containsEntry("10.0.0.2:9866", "dn2")
        .containsEntry("10.0.0.3:9866", "dn3")
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"BlockLocations\":{\"BlockLocation\":[1]}}",
        "{\"BlockLocations\":{\"BlockLocation\":{}}}",
        "{\"BlockLocations\":{\"BlockLocation\":[{\"names\":\"dn1:9866\"}]}}",
        "{\"BlockLocations\":{\"BlockLocation\":[{\"hosts\":[null]}]}}"
      })
  void refusesBlockLocationsThatAreNone(String body) {
    assertThatThrownBy(() -> new BlockHostsReader().read(SampleResponses.json(body)))
        .isInstanceOf(MalformedResponseException.class);
  }
}
