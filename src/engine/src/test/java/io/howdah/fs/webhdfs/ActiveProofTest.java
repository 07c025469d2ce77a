package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.howdah.ErrorCode;
import io.howdah.fs.webhdfs.response.RequestFailure;
import io.howdah.fs.webhdfs.response.RequestFailure.Recovery;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a refusal of the harmless request proves about its NameNode. */
class ActiveProofTest {
  private static final URI ONE = URI.create("http://one");
  private static final URI TWO = URI.create("http://two");

  private final NameNodes nameNodes = new NameNodes(List.of(ONE, TWO));
  private final NameNodeClient client = mock(NameNodeClient.class);
  private final ActiveProof proof = new ActiveProof(nameNodes, client);

  @ParameterizedTest
  @EnumSource(names = {"SAFE_MODE", "PERMISSION_DENIED", "UNSUPPORTED_OPERATION"})
  void takesOneForActiveThatLookedAtTheRequest(ErrorCode code) throws Exception {
    refuse(code);

    proof.require(TWO);

    assertThat(nameNodes.isProvenActive(TWO)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SAFE_MODE", "PERMISSION_DENIED", "UNSUPPORTED_OPERATION"})
  void acceptsNoneThatMayNotHaveCheckedIt(ErrorCode code) throws Exception {
    RequestFailure refusal = refuse(code);

    assertThatThrownBy(() -> proof.require(TWO)).isSameAs(refusal);

    assertThat(nameNodes.isProvenActive(TWO)).isFalse();
  }

  private RequestFailure refuse(ErrorCode code) throws Exception {
    RequestFailure refusal = new RequestFailure(code, Recovery.REPEAT, "refused on purpose", null);
    when(client.ask(eq(TWO), any(), any())).thenThrow(refusal);
    return refusal;
  }
}
