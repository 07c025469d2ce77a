package io.howdah.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetastoreAddressTest {
  @Test
  void readsTheServersInTheirOrder() throws Exception {
    MetastoreAddress address =
        MetastoreAddress.parse("thrift://Meta_1.example.com:9083, thrift://10.0.0.2:9084");

    assertThat(address.servers())
        .extracting(MetastoreServer::host)
        .containsExactly("meta_1.example.com", "10.0.0.2");
    assertThat(address.servers()).extracting(MetastoreServer::port).containsExactly(9083, 9084);
    assertThat(MetastoreAddress.parse(address.toString())).isEqualTo(address);
  }

  @Test
  void hasTheUsualPort() throws Exception {
    assertThat(MetastoreAddress.parse("thrift://[::1]/")).hasToString("thrift://[::1]:9083");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                         'it must have the form thrift://host:port'
          meta:9083,                  'it must have the form thrift://host:port'
          http://meta:9083,           'it must have the form thrift://host:port'
          thrift://meta:9083/default, 'it must have the form thrift://host:port'
          thrift://meta:0,            'its port must be 1 to 65535'
          thrift://meta:65536,        'its port must be 1 to 65535'
          """)
  void saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> MetastoreAddress.parse(text))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessage("'" + text + "' is no address of a metastore: " + why + ".");
  }

  @Test
  void namesTheServerThatIsWrong() {
    assertThatThrownBy(() -> MetastoreAddress.parse("thrift://a:9083,b:9083"))
        .hasMessageStartingWith("'b:9083' is no address");
  }
}
