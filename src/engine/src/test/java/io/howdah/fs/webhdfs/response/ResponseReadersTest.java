package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FileChecksum.CrcType;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.FileStatus.Storage;
import io.howdah.fs.FileSystemTraits;
import io.howdah.fs.Listing;
import io.howdah.fs.QuotaRoom;
import io.howdah.fs.webhdfs.request.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.BasicHttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good responses, each as some version of Hadoop writes it. */
class ResponseReadersTest {
  private static final String FILE =
      "{\"accessTime\":11,\"blockSize\":4194304,\"childrenNum\":0,\"fileId\":16389,\"group\":"
          + "\"users\",\"length\":5,\"modificationTime\":22,\"owner\":\"alice\",\"pathSuffix\":\"%s\","
          + "\"permission\":\"1644\",\"replication\":3,\"storagePolicy\":0,\"type\":\"FILE\"%s}";

  @Test
  void readsAStatus() throws IOException {
    FilePath path = FilePath.of("/f");

    FileStatus status =
        new StatusReader(path)
            .read(SampleResponses.json("{\"FileStatus\":" + String.format(FILE, "", "") + "}"));

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
  void tellsNoReplicasOfErasureCodedFiles() throws IOException {
    assertThat(status(",\"ecBit\":true").replication()).isZero();
    assertThat(status(",\"ecBit\":true,\"encBit\":true").replication()).isZero();
    assertThat(status("").replication()).isEqualTo(3);
  }

  @Test
  void readsWhetherThereIsAnAcl() throws IOException {
    assertThat(status(",\"aclBit\":true").hasAcl()).isTrue();
    assertThat(status("").hasAcl()).isFalse();
  }

  @Test
  void readsPolicies() throws IOException {
    FileStatus status =
        status(
            ",\"ecBit\":true,\"ecPolicy\":\"XOR-2-1-1024k\","
                + "\"ecPolicyObj\":{\"name\":\"other\"},\"storagePolicy\":2");

    assertThat(status.erasureCodingPolicy()).isEqualTo("XOR-2-1-1024k");
    assertThat(status.storagePolicy()).isEqualTo(2);
    assertThat(status("").erasureCodingPolicy()).isEmpty();
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
    assertThatThrownBy(() -> list(body, null)).isInstanceOf(MalformedResponseException.class);
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
  void readsTheDefaultsOfAServer() throws IOException {
    FileSystemTraits traits =
        new ServerDefaultsReader()
            .read(
                SampleResponses.json(
                    "{\"FsServerDefaults\":{\"replication\":1,\"checksumType\":1,"
                        + "\"blockSize\":4194304,\"bytesPerChecksum\":4096}}"));

    assertThat(traits.blockSize()).isEqualTo(4194304);
    assertThat(traits.bytesPerCrc()).isEqualTo(4096);
    assertThat(traits.crcType()).isEqualTo(CrcType.CRC32);
  }

  @Test
  void readsLocationsInAllTheirForms() throws IOException {
    LocationReader reader = locationsOf(Operation.OPEN);
    ClassicHttpResponse redirect = redirectTo("http://dn:1/f?op=OPEN");
    String json = "{\"Location\":\"http:\\/\\/dn:2\\/f?op=OPEN\"}";
    ClassicHttpResponse bytes = SampleResponses.of(200, "{}", ContentType.APPLICATION_OCTET_STREAM);
    ClassicHttpResponse checksum = SampleResponses.json("{\"FileChecksum\":null}");

    assertThat(reader.read(redirect)).hasToString("http://dn:1");
    assertThat(reader.read(SampleResponses.json(json))).hasToString("http://dn:2");
    assertThat(reader.read(bytes).uri()).hasToString("http://fs:14000/f?op=OPEN");
    assertThat(locationsOf(Operation.GETFILECHECKSUM).read(checksum))
        .hasToString("http://fs:14000");
    assertThat(
            locationsOf(Operation.CREATE).read(redirectTo("http://fs:14000/f?op=CREATE&data=true")))
        .hasToString("http://fs:14000");
  }

  /** They made a NameNode pass for an HttpFS that moves the bytes itself. */
  @Test
  void takesNoPageAndNoLoopForALocation() {
    for (Operation operation :
        List.of(Operation.OPEN, Operation.CREATE, Operation.GETFILECHECKSUM)) {
      LocationReader reader = locationsOf(operation);

      assertMalformed(() -> reader.read(SampleResponses.html(200, "<h1>Welcome</h1>")));
      assertMalformed(() -> reader.read(SampleResponses.json("{}")));
      assertMalformed(() -> reader.read(SampleResponses.json("{\"Location\":\"http://dn")));
      assertMalformed(() -> reader.read(redirectTo("http://fs:14000/f?op=OPEN&noredirect=true")));
      assertMalformed(() -> reader.read(new BasicClassicHttpResponse(307)));
    }
    assertMalformed(
        () ->
            locationsOf(Operation.CREATE)
                .read(SampleResponses.of(200, "x", ContentType.APPLICATION_OCTET_STREAM)));
  }

  @ParameterizedTest
  @EnumSource
  void readsAnEmptyBodyHoweverItIsFramed(Framing framing) throws IOException {
    assertThat(new EmptyReader().read(framing.respond(200, ""))).isTrue();
    assertThat(new CreatedReader().read(framing.respond(201, ""))).isTrue();
    assertThat(RenameOutcome.read(framing.respond(200, ""))).isEqualTo(RenameOutcome.EMPTY);
    assertThat(RenameOutcome.read(framing.respond(200, " \r\n"))).isEqualTo(RenameOutcome.EMPTY);
  }

  @ParameterizedTest
  @EnumSource
  void readsAValueHoweverItIsFramed(Framing framing) throws IOException {
    assertThat(RenameOutcome.read(framing.respond(200, "{\"boolean\":true}")))
        .isEqualTo(RenameOutcome.TRUE);
    assertThat(RenameOutcome.read(framing.respond(200, "{\"boolean\":false}")))
        .isEqualTo(RenameOutcome.FALSE);
    assertThat(new CreatedReader().read(framing.respond(201, "{\"Location\":\"http://fs/f\"}")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>x</html>", "{}", "{\"boolean\":tr", "{\"a\":1}", "true", "[]"})
  void takesNoPageForDone(String body) {
    assertMalformed(() -> new EmptyReader().read(SampleResponses.json(body)));
    assertMalformed(() -> new CreatedReader().read(SampleResponses.json(201, body)));
    assertMalformed(() -> RenameOutcome.read(SampleResponses.json(body)));
  }

  @Test
  void takesOnlyStatus201ForCreated() {
    assertMalformed(() -> new CreatedReader().read(SampleResponses.json(200, "")));
  }

  @Test
  void takesNoPageForAFile() throws IOException {
    assertMalformed(() -> new BytesReader().read(SampleResponses.html(200, "<h1>Welcome</h1>")));
    assertMalformed(() -> new BytesReader().read(SampleResponses.json("{}")));
    assertThat(
            new BytesReader()
                .read(SampleResponses.of(200, "{}", ContentType.APPLICATION_OCTET_STREAM)))
        .isTrue();
  }

  @Test
  void namesACompressionThatWasNotRequested() {
    ClassicHttpResponse answer = SampleResponses.json("{}");
    answer.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");

    assertThatThrownBy(() -> ContentEncoding.refuse(answer))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Content-Encoding: gzip");
  }

  @Test
  void saysWhatAMalformedResponseIs() throws IOException {
    ClassicHttpResponse answer = SampleResponses.html(200, "<title>Welcome to the proxy</title>");
    SketchedBody.watch(answer);

    assertMalformed(() -> new EmptyReader().read(answer));
    assertThat(SketchedBody.describe(answer, Operation.GETFILESTATUS))
        .isEqualTo("HTTP status 200, text/html; charset=UTF-8: Welcome to the proxy");
  }

  @Test
  void refusesResponsesWithoutTheirValue() {
    assertMalformed(() -> new ServerDefaultsReader().read(SampleResponses.json("{}")));
    assertMalformed(() -> new ChecksumReader().read(SampleResponses.json("{\"FileChecksum\":{}}")));
    assertMalformed(() -> list(page("{}", 0), null));
    assertMalformed(
        () ->
            list(
                "{\"DirectoryListing\":{\"partialListing\":{\"FileStatuses\":"
                    + "{\"FileStatus\":[]}}}}",
                null));
    assertMalformed(
        () ->
            new StatusReader(FilePath.ROOT)
                .read(SampleResponses.json("{\"FileStatus\":{\"type\":\"FILE\"}}")));
    assertMalformed(
        () -> ValueReader.ofBoolean().read(SampleResponses.json("{\"boolean\":true} x")));
    assertThatThrownBy(() -> new StatusReader(FilePath.ROOT).read(SampleResponses.json("{}")))
        .isInstanceOf(MalformedResponseException.class);
    assertThatThrownBy(() -> list("{}", null)).isInstanceOf(MalformedResponseException.class);
    assertThatThrownBy(() -> ValueReader.ofBoolean().read(SampleResponses.json("[]")))
        .isInstanceOf(MalformedResponseException.class);
  }

  private static Storage storage(String fields) throws IOException {
    return status(fields).storage();
  }

  private static FileStatus status(String fields) throws IOException {
    return new StatusReader(FilePath.ROOT)
        .read(SampleResponses.json("{\"FileStatus\":" + String.format(FILE, "", fields) + "}"));
  }

  private static Listing list(String body, @Nullable String startAfter) throws IOException {
    return new ListingReader(FilePath.ROOT, startAfter).read(SampleResponses.json(body));
  }

  private static String page(String entries, int remaining) {
    return "{\"DirectoryListing\":{\"partialListing\":{\"FileStatuses\":{\"FileStatus\":["
        + entries
        + "]}},\"remainingEntries\":"
        + remaining
        + "}}";
  }

  private static LocationReader locationsOf(Operation operation) {
    return new LocationReader(
        operation, URI.create("http://fs:14000/f?op=" + operation + "&noredirect=true"));
  }

  private static ClassicHttpResponse redirectTo(String url) {
    ClassicHttpResponse redirect = new BasicClassicHttpResponse(307);
    redirect.setHeader(HttpHeaders.LOCATION, url);
    return redirect;
  }

  private static void assertMalformed(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfAny(MalformedResponseException.class, JsonProcessingException.class);
  }

  /** How a body may be framed. */
  enum Framing {
    CONTENT_LENGTH,
    CHUNKED,
    UNTIL_CLOSED,
    NO_BODY;

    private ClassicHttpResponse respond(int status, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ClassicHttpResponse answer = new BasicClassicHttpResponse(status);
      InputStream body = new ByteArrayInputStream(bytes);
      switch (this) {
        case CONTENT_LENGTH -> answer.setEntity(new BasicHttpEntity(body, bytes.length, null));
        case CHUNKED -> answer.setEntity(new BasicHttpEntity(body, null, true));
        case UNTIL_CLOSED -> answer.setEntity(new BasicHttpEntity(body, null));
        case NO_BODY ->
            answer.setEntity(bytes.length == 0 ? null : new BasicHttpEntity(body, null));
      }
      return answer;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10, 4, 1000, 15, 6, 985",
    "-1, 4, -1, 15, 9223372036854775807, 9223372036854775807",
    "3, 4, 10, 15, 0, 0"
  })
  void readsHowMuchRoomAQuotaHas(
      long quota, long entries, long spaceQuota, long consumed, long names, long bytes)
      throws IOException {
    QuotaRoom room =
        new QuotaUsageReader()
            .read(
                SampleResponses.json(
                    String.format(
                        "{\"QuotaUsage\":{\"fileAndDirectoryCount\":%d,\"quota\":%d,"
                            + "\"spaceConsumed\":%d,\"spaceQuota\":%d,\"typeQuota\":"
                            + "{\"SSD\":{\"consumed\":0,\"quota\":1000}}}}",
                        entries, quota, consumed, spaceQuota)));

    assertThat(room).isEqualTo(QuotaRoom.of(names, bytes));
  }
}
