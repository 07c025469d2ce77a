package io.howdah.fs.webhdfs.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationTest {
  private static final String PREFIX = "http://dn1.example:9864";

  @Test
  void neverShowsMoreThanTheServer() throws Exception {
    Location location = Location.of(PREFIX + "/webhdfs/v1/f?op=OPEN&delegation=SECRET");

    assertThat(location).hasToString(PREFIX);
    assertThat(location.host()).isEqualTo("dn1.example");
  }

  @Test
  void takesHostsThatAreNoProperHostNames() throws Exception {
    assertThat(Location.of("http://data_node_1:9864/f").host()).isEqualTo("data_node_1");
    assertThat(Location.of("http://[::1]:9864/f").host()).isEqualTo("[::1]");
    assertThat(Location.of("http://dn/f").host()).isEqualTo("dn");
  }

  @Test
  void encodesWhatIsBeyondAscii() throws Exception {
    assertThat(Location.of(PREFIX + "/webhdfs/v1/日?op=OPEN").uri())
        .hasToString(PREFIX + "/webhdfs/v1/%E6%97%A5?op=OPEN");
  }

  @Test
  void refusesWhatIsNoUrl() {
    assertThatThrownBy(() -> Location.of("/webhdfs/v1/f"))
        .isInstanceOf(MalformedResponseException.class);
    assertThatThrownBy(() -> Location.of("http://host/{secret}"))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void tellsANameNodeFromAnHttpFs() throws Exception {
    Location ofNameNode = Location.of(PREFIX + "/f?op=OPEN&namenoderpcaddress=nn:8020");
    Location ofHttpFs = Location.of("http://fs:14000/webhdfs/v1/f?op=CREATE&data=true");

    assertThat(ofNameNode.isByNameNode()).isTrue();
    assertThat(ofHttpFs.isByNameNode()).isFalse();
    assertThat(ofHttpFs.isAt(URI.create("http://fs:14000"))).isTrue();
    assertThat(ofNameNode.isAt(URI.create("http://fs:14000"))).isFalse();
  }

  @Test
  void keepsOnlyTheUserForAnotherRequest() throws Exception {
    Location read =
        Location.of(
            PREFIX
                + "/webhdfs/v1/a%20b%26c?op=OPEN&delegation=HgAF%2B&doas=alice"
                + "&namenoderpcaddress=nn:8020&offset=7&length=9");

    Location checksum =
        read.forRequest(Request.of(Operation.GETFILECHECKSUM, FilePath.of("/a b&c")));
    Location reread =
        read.forRequest(Request.of(Operation.OPEN, FilePath.of("/a b&c")).with("length", 3));

    assertThat(checksum.uri())
        .hasToString(
            PREFIX
                + "/webhdfs/v1/a%20b%26c?op=GETFILECHECKSUM&delegation=HgAF%2B&doas=alice"
                + "&namenoderpcaddress=nn:8020");
    assertThat(reread.uri().getRawQuery())
        .isEqualTo("op=OPEN&delegation=HgAF%2B&doas=alice&namenoderpcaddress=nn:8020&length=3");
  }

  /** What goes with a request to the server itself may hold credentials. */
  @Test
  void doesNotTakeAnUnencryptedServerForTheSame() throws Exception {
    Location plain = Location.of("http://fs:14000/webhdfs/v1/f?op=CREATE&data=true");

    assertThat(plain.isAt(URI.create("https://fs:14000"))).isFalse();
  }

  @Test
  void allowsTheLongestRequestLineAndNoMore() throws Exception {
    String shortest = "GET /?op=OPEN HTTP/1.1";
    Location longest =
        Location.of(PREFIX + "/" + "x".repeat(4096 - shortest.length()) + "?op=OPEN");
    Location longer = Location.of(PREFIX + "/" + "x".repeat(4097 - shortest.length()) + "?op=OPEN");

    assertThatCode(() -> longest.checkLength("OPEN /x", Operation.OPEN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> longer.checkLength("OPEN /x", Operation.OPEN))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PATH_TOO_LONG))
        .hasMessageContaining("4097");
  }

  @Test
  void staysEncryptedAtTheServerOfTheRequest() throws Exception {
    URI server = URI.create("https://lb.example:14443");

    assertThat(seenFrom(server, "http://lb.example:14443/webhdfs/v1/f?op=OPEN"))
        .isEqualTo("https://lb.example:14443/webhdfs/v1/f?op=OPEN");
    assertThat(seenFrom(URI.create("https://lb.example:443"), "http://lb.example/webhdfs/v1/f?a=b"))
        .isEqualTo("https://lb.example:443/webhdfs/v1/f?a=b");
  }

  @Test
  void isLeftAloneAtAnyOtherServer() throws Exception {
    URI server = URI.create("https://lb.example:14443");
    for (String location :
        List.of(
            "http://lb.example/webhdfs/v1/f?a=b",
            "http://lb.example:14000/webhdfs/v1/f?a=b",
            "http://dn1.example:9864/webhdfs/v1/f?a=b",
            "https://dn1.example:9865/webhdfs/v1/f?a=b")) {
      assertThat(seenFrom(server, location)).isEqualTo(location);
    }
  }

  @Test
  void keepsThePathOfAGatewayThatTheServerBehindItOmits() throws Exception {
    URI server = URI.create("https://lb.example:443/hdfs");

    assertThat(seenFrom(server, "http://lb.example/webhdfs/v1/f?op=OPEN"))
        .isEqualTo("https://lb.example:443/hdfs/webhdfs/v1/f?op=OPEN");
    assertThat(seenFrom(server, "https://lb.example/hdfs/webhdfs/data/v1/webhdfs/v1/f?_=AAAA"))
        .isEqualTo("https://lb.example:443/hdfs/webhdfs/data/v1/webhdfs/v1/f?_=AAAA");
  }

  private static String seenFrom(URI server, String location) throws Exception {
    URI asked = URI.create(server + "/webhdfs/v1/f?op=OPEN");
    return Location.of(location).seenFrom(asked, server).uri().toString();
  }
}
