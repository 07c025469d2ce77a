package io.howdah.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://nn1.example.com:50070, http://nn1.example.com:50070",
    "http://first_namenode_url:50070, http://first_namenode_url:50070",
    "HTTPS://NN1:9871/, https://nn1:9871",
    "http://10.0.0.1:9870, http://10.0.0.1:9870",
    "http://[::1]:9870, http://[::1]:9870",
    "https://gateway, https://gateway:443",
    "http://gateway/, http://gateway:80",
    "https://knox:8443/gateway/default, https://knox:8443/gateway/default",
    "https://knox:8443/gateway/default/webhdfs/v1, https://knox:8443/gateway/default",
    "https://knox:8443/gateway/default/webhdfs/v1/, https://knox:8443/gateway/default",
    "https://knox:8443/gateway/default/webhdfs, https://knox:8443/gateway/default",
    "http://nn1:9870/webhdfs/v1, http://nn1:9870",
    "https://knox:8443/gateway/a%20b, https://knox:8443/gateway/a%20b",
  })
  void readsWhatServersAreCalled(String text, String url) {
    assertThat(ServerUrl.of(text)).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "nn1:9870, must begin with http:// or https://",
    "hdfs://nn1:8020, must be http or https",
    "http://nn1:9870?user.name=x, must have no '?' or '#' in it",
    "http://nn1:9870/x#top, must have no '?' or '#' in it",
    "http://nn1:9870/a/../b, must hold no '..'",
    "http://nn1:9870/a b, must have the form http://host:port",
    "http://, must have the form http://host:port",
    "http://nn 1:9870, must have the form http://host:port",
    "http://nn1:, must have the form http://host:port",
    "http://nn1:port, must have the form http://host:port",
    "http://[10.0.0.1]:9870, must have the form http://host:port",
    "http://[1::2::3]:9870, must have the form http://host:port",
    "https://knox:8443/gateway/100%, must have the form http://host:port",
    "https://knox:8443/gateway/%zz, must have the form http://host:port",
    "http://nn1:0, must be 1 to 65535",
    "http://nn1:65536, must be 1 to 65535",
  })
  void refusesWhatIsNoServer(String text, String reason) {
    assertThatThrownBy(() -> ServerUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(text);
  }

  @Test
  void neverRepeatsAPassword() {
    assertThatThrownBy(() -> ServerUrl.of("http://alice:sesame@nn1:9870"))
        .hasMessageContaining("no user or password")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void tellsItsParts() {
    ServerUrl url = ServerUrl.of("https://nn_1:9871/");

    assertThat(url.scheme()).isEqualTo("https");
    assertThat(url.host()).isEqualTo("nn_1");
    assertThat(url.port()).isEqualTo(9871);
    assertThat(url.path()).isEmpty();
    assertThat(ServerUrl.of("https://knox/gateway/prod").path()).isEqualTo("/gateway/prod");
    assertThat(url.isSecure()).isTrue();
    assertThat(url).isEqualTo(ServerUrl.of("https://NN_1:9871")).hasSameHashCodeAs("" + url);
  }
}
