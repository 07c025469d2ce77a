package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileChecksum;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good answers, each as some version of Hadoop writes it. */
class AnswerReadersTest {
  private static final String FILE =
      "{\"accessTime\":11,\"blockSize\":4194304,\"childrenNum\":0,\"fileId\":16389,\"group\":"
          + "\"users\",\"length\":5,\"modificationTime\":22,\"owner\":\"alice\",\"pathSuffix\":\"%s\","
          + "\"permission\":\"1644\",\"replication\":3,\"storagePolicy\":0,\"type\":\"FILE\"%s}";

  @Test
  void readsAStatus() throws IOException {
    FilePath path = FilePath.of("/f");

    FileStatus status =
        new StatusReader(path)
            .read(Answers.json("{\"FileStatus\":" + String.format(FILE, "", "") + "}"));

    assertThat(status)
        .isEqualTo(
            FileStatus.builder(path, FileStatus.Type.FILE)
                .length(5)
                .blockSize(4194304)
                .replication(3)
                .owner("alice")
                .group("users")
                .permission(01644)
                .modificationTime(22)
                .accessTime(11)
                .fileId(16389)
                .build());
  }

  @Test
  void readsHowAFileIsStored() throws IOException {
    assertThat(storage(",\"encBit\":true")).isEqualTo(Storage.ENCRYPTED);
    assertThat(storage(",\"ecBit\":true,\"ecPolicyObj\":{\"id\":[1,{}]}"))
        .isEqualTo(Storage.ERASURE_CODED);
    assertThat(storage(",\"ecBit\":true,\"encBit\":true")).isEqualTo(Storage.ENCRYPTED);
    assertThat(storage(",\"ecBit\":false,\"encBit\":false")).isEqualTo(Storage.REPLICATED);
  }

  @Test
  void readsNamesWithAnyCharacter() throws IOException {
    String name = "a\\/b".replace("\\/", "") + "\\n\\u0001\\\"\\\\é😀";
    Listing listing = list(page(String.format(FILE, name, ""), 0), null);

    assertThat(listing.entries()).extracting(FileStatus::name).containsExactly("ab\n\u0001\"\\é😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"FileStatuses\":{\"FileStatus\":null}}",
        "{\"FileStatuses\":{\"FileStatus\":[null]}}",
        "{\"FileStatuses\":{\"FileStatus\":[{\"pathSuffix\":\"a\",\"type\":\"FILE\",\"length\":-5}]}}"
      })
  void refusesAListingThatCannotBeComplete(String body) {
    assertThatThrownBy(() -> list(body, null)).isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void cutsAPageThatWouldFillTheMemory() throws IOException {
    int all = ListingReader.MOST_ENTRIES + 2;
    StringBuilder entries = new StringBuilder();
    for (int i = 0; i < all; i++) {
      entries.append(i == 0 ? "" : ",").append(String.format(FILE, String.format("%07d", i), ""));
    }
    String whole = page(entries.toString(), 0);

    Listing first = list(whole, null);
    Listing second = list(whole, String.format("%07d", ListingReader.MOST_ENTRIES - 1));

    assertThat(first.entries()).hasSize(ListingReader.MOST_ENTRIES);
    assertThat(first.hasMore()).isTrue();
    assertThat(second.entries())
        .extracting(FileStatus::name)
        .containsExactly(
            String.format("%07d", ListingReader.MOST_ENTRIES), String.format("%07d", all - 1));
    assertThat(second.hasMore()).isFalse();
  }

  @Test
  void readsPages() throws IOException {
    String two = String.format(FILE, "a", "") + "," + String.format(FILE, "b", "");

    assertThat(list(page(two, 7), null).hasMore()).isTrue();
    assertThat(list(page(two, 0), null).hasMore()).isFalse();
    assertThat(list(page("", 0), null).entries()).isEmpty();
    assertThat(list("{\"FileStatuses\":{\"FileStatus\":[" + two + "]}}", "a").entries())
        .extracting(FileStatus::name)
        .containsExactly("b");
  }

  @Test
  void refusesAPageThatWasGivenBefore() {
    String one = String.format(FILE, "a", "");

    assertThatThrownBy(() -> list(page(one, 7), "b"))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_OPERATION));
  }

  @Test
  void refusesToListAFile() {
    assertThatThrownBy(() -> list(page(String.format(FILE, "", ""), 0), null))
        .isInstanceOfSatisfying(
            CopyException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DESTINATION_CONFLICT));
  }

  @Test
  void readsAChecksumBehindWhichThereIsPadding() throws IOException {
    String body =
        "{\"FileChecksum\":{\"algorithm\":\"MD5-of-8192MD5-of-512CRC32C\",\"bytes\":"
            + "\"00000200000000000000200070bc8f4b72a86921468bf8e8441dce5100000000\",\"length\":28}}";

    FileChecksum checksum = new ChecksumReader().read(Answers.json(body)).orElseThrow();

    assertThat(checksum)
        .hasToString("MD5-of-8192MD5-of-512CRC32C:70bc8f4b72a86921468bf8e8441dce51");
  }

  @Test
  void readsThatThereIsNoChecksum() throws IOException {
    assertThat(new ChecksumReader().read(Answers.json("{\"FileChecksum\":null}"))).isEmpty();
  }

  @Test
  void refusesAChecksumOfAnotherKind() {
    String body = "{\"FileChecksum\":{\"algorithm\":\"COMPOSITE-CRC32C\",\"bytes\":\"00\"}}";

    assertThatThrownBy(() -> new ChecksumReader().read(Answers.json(body)))
        .isInstanceOf(MalformedAnswerException.class)
        .hasMessageContaining("COMPOSITE-CRC32C");
  }

  @Test
  void readsTheDefaultsOfAServer() throws IOException {
    FileSystemTraits traits =
        new ServerDefaultsReader()
            .read(
                Answers.json(
                    "{\"FsServerDefaults\":{\"replication\":1,\"checksumType\":1,"
                        + "\"blockSize\":4194304,\"bytesPerChecksum\":4096}}"));

    assertThat(traits.blockSize()).isEqualTo(4194304);
    assertThat(traits.bytesPerCrc()).isEqualTo(4096);
    assertThat(traits.crcType()).isEqualTo(CrcType.CRC32);
  }

  @Test
  void readsWhoHoldsTheBlocks() throws IOException {
    String body =
        "{\"BlockLocations\":{\"BlockLocation\":[{\"topologyPaths\":[\"/r/x\"],\"names\":"
            + "[\"10.0.0.1:9866\",\"10.0.0.2:9866\"],\"hosts\":[\"dn1\",\"dn2\"]},{\"names\":"
            + "[\"10.0.0.3:9866\"],\"hosts\":[\"dn3\"]}]}}";

    assertThat(new BlockHostsReader().read(Answers.json(body)))
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
    assertThatThrownBy(() -> new BlockHostsReader().read(Answers.json(body)))
        .isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void readsLocationsInAllTheirForms() throws IOException {
    LocationReader reader = new LocationReader(URI.create("http://fs:14000/f?op=OPEN"));
    ClassicHttpResponse redirect = new BasicClassicHttpResponse(307);
    redirect.setHeader(HttpHeaders.LOCATION, "http://dn:1/f?op=OPEN");
    String json = "{\"Location\":\"http:\\/\\/dn:2\\/f?op=OPEN\"}";
    ClassicHttpResponse bytes = Answers.of(200, "{}", ContentType.APPLICATION_OCTET_STREAM);

    assertThat(reader.read(redirect)).hasToString("http://dn:1");
    assertThat(reader.read(Answers.json(json))).hasToString("http://dn:2");
    assertThat(reader.read(bytes)).hasToString("http://fs:14000");
  }

  @Test
  void refusesAnswersWithoutWhatTheyAreFor() {
    assertThatThrownBy(() -> new StatusReader(FilePath.ROOT).read(Answers.json("{}")))
        .isInstanceOf(MalformedAnswerException.class);
    assertThatThrownBy(() -> list("{}", null)).isInstanceOf(MalformedAnswerException.class);
    assertThatThrownBy(() -> ValueReader.ofBoolean().read(Answers.json("[]")))
        .isInstanceOf(MalformedAnswerException.class);
  }

  private static Storage storage(String fields) throws IOException {
    return new StatusReader(FilePath.ROOT)
        .read(Answers.json("{\"FileStatus\":" + String.format(FILE, "", fields) + "}"))
        .storage();
  }

  private static Listing list(String body, @Nullable String startAfter) throws IOException {
    return new ListingReader(FilePath.ROOT, startAfter).read(Answers.json(body));
  }

  private static String page(String entries, int remaining) {
    return "{\"DirectoryListing\":{\"partialListing\":{\"FileStatuses\":{\"FileStatus\":["
        + entries
        + "]}},\"remainingEntries\":"
        + remaining
        + "}}";
  }
}
