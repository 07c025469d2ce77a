package io.howdah;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileResultTest {
  @Test
  void provesWhatItSkipped() {
    FileResult result = FileResult.skipped("/a", "/b", 5, Verdict.VERIFIED);

    assertThat(result.outcome()).isEqualTo(FileResult.Outcome.SKIPPED);
    assertThat(result.verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(result.failure()).isNull();
  }

  @Test
  void showsWhatIsKnownOfACopiedFile() {
    FileResult result = FileResult.copied("/a", "/b", 5, Verdict.UNVERIFIABLE);

    assertThat(result.verdict()).isEqualTo(Verdict.UNVERIFIABLE);
    assertThat(result).hasToString("COPIED /a -> /b");
  }

  @Test
  void hasNoVerdictOfAFailedFile() {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "It grew.");

    FileResult result = FileResult.failed("/a", "/b", 5, failure);

    assertThat(result.verdict()).isNull();
    assertThat(result.failure()).isSameAs(failure);
    assertThat(result.length()).isEqualTo(5);
  }
}
