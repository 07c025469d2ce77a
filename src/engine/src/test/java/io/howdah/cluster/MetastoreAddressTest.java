package io.howdah.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetastoreAddressTest {
  @Test
  void readsTheServersInTheirOrder() {
    MetastoreAddress address =
        MetastoreAddress.parse("thrift://Meta_1.example.com:9083, thrift://10.0.0.2:9084");

    assertThat(address.servers())
        .extracting(MetastoreServer::host)
        .containsExactly("meta_1.example.com", "10.0.0.2");
    assertThat(address.servers()).extracting(MetastoreServer::port).containsExactly(9083, 9084);
    assertThat(MetastoreAddress.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void hasTheUsualPort() {
    assertThat(MetastoreAddress.parse("thrift://[::1]/")).hasToString("thrift://[::1]:9083");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "meta:9083",
        "http://meta:9083",
        "thrift://meta:9083/default",
        "thrift://a:9083,b:9083",
        "thrift://user:secret@meta:9083"
      })
  void saysWhatItMustBeAndQuotesNothing(String text) {
    assertThatThrownBy(() -> MetastoreAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "it must have the form thrift://host:port, or several of these with commas between"
                + " them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thrift://meta:0", "thrift://meta:65536"})
  void limitsThePort(String text) {
    assertThatThrownBy(() -> MetastoreAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its port must be 1 to 65535");
  }
}
