package io.howdah.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterConfigurationTest {
  private static final Nameservice NAMESERVICE =
      Nameservice.builder().url("http://nn1:9870").mount("/").build();

  @Test
  void findsAClusterByItsAlias() throws Exception {
    assertThat(configuration("prod", "staging").cluster("staging").name()).isEqualTo("staging");
  }

  @Test
  void namesTheKnownAliasesAndTheNearest() {
    assertThatThrownBy(() -> configuration("prod", "staging").cluster("stagign"))
        .isInstanceOf(CopyException.class)
        .hasMessage(
            "There is no cluster 'stagign' (did you mean 'staging'?) among prod, staging, local.")
        .extracting(e -> ((CopyException) e).code())
        .isEqualTo(ErrorCode.UNKNOWN_CLUSTER);
  }

  @Test
  void guessesNoAliasThatIsFarOff() {
    assertThatThrownBy(() -> configuration("prod").cluster("backup"))
        .hasMessage("There is no cluster 'backup' among prod, local.");
  }

  @Test
  void namesOnlyAliasesOfTheCaller() {
    assertThatThrownBy(() -> configuration("prod").cluster("local", Set.of()))
        .hasMessage("There is no cluster 'local' among prod.");
  }

  @Test
  void refusesAnAliasThatIsTakenEmptyOrBuiltIn() {
    assertThatThrownBy(() -> configuration("prod", "prod"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two clusters have the name 'prod'");
    assertThatThrownBy(() -> configuration(" ")).hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> configuration("local")).hasMessageContaining("built in");
  }

  @Test
  void refusesAClusterThatCannotWork() {
    assertThatThrownBy(() -> ClusterSettings.builder("prod").build())
        .hasMessage("the cluster 'prod' needs a nameservice");
    assertThatThrownBy(() -> ClusterSettings.builder("prod").maxConcurrency(0))
        .hasMessageContaining("at least 1, not 0");
    assertThatThrownBy(
            () -> ClusterSettings.builder("prod").nameservice(NAMESERVICE).nameservice(NAMESERVICE))
        .hasMessage("the mount '/' belongs to two nameservices");
    assertThatThrownBy(
            () ->
                ClusterSettings.builder("prod")
                    .nameservice(NAMESERVICE)
                    .authMechanism(AuthMechanism.TOKEN)
                    .build())
        .hasMessageContaining("needs a token or token_file");
    assertThatThrownBy(() -> Nameservice.builder().url("http://nn1:9870").build())
        .hasMessageContaining("at least one mount");
    assertThatThrownBy(() -> Nameservice.builder().mount("/").build())
        .hasMessageContaining("at least one url");
    assertThatThrownBy(() -> Nameservice.builder().mount("/a").mount("//a/"))
        .hasMessage("the mount '//a/' is named twice");
  }

  @Test
  void printsNoSecret() {
    ClusterSettings settings =
        ClusterSettings.builder("prod")
            .nameservice(NAMESERVICE)
            .token(Secret.of("sesame"))
            .tls(
                TlsSettings.builder()
                    .truststorePassword(Secret.of("sesame"))
                    .keystorePassword(Secret.of("sesame"))
                    .build())
            .build();

    ClusterConfiguration configuration = ClusterConfiguration.builder().cluster(settings).build();

    assertThat(configuration + " " + settings + settings.tls() + settings.token())
        .contains("prod (NONE) [[http://nn1:9870] at [/]]", "(secret)")
        .doesNotContain("sesame");
    assertThat(settings.token()).isEqualTo(Secret.of("sesame"));
  }

  private static ClusterConfiguration configuration(String... aliases) {
    ClusterConfiguration.Builder builder = ClusterConfiguration.builder();
    for (String alias : aliases) {
      builder.cluster(ClusterSettings.builder(alias).nameservice(NAMESERVICE).build());
    }
    return builder.build();
  }
}
