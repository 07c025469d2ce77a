package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.MovedAside;
import io.howdah.fs.webhdfs.PlainReplacement.Trace;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replacement by two renames, of which the first may take effect once more, and late. */
class PlainReplacementTest {
  private final FilePath from = path("/d/.to.howdah-run-1");
  private final FilePath to = path("/d/to");
  private final FilePath aside = path("/d/.to.howdah-run-1.replaced");

  private final Map<FilePath, String> files = new HashMap<>(Map.of(from, "new", to, "old"));
  private final NameNodeCalls nameNode = mock(NameNodeCalls.class);
  private final AsideFiles asides = new AsideFiles();
  private final PlainReplacement replacement =
      new PlainReplacement(nameNode, new Random(1), asides);

  @BeforeEach
  void deleteByTheNameNode() throws CopyException {
    when(nameNode.ask(any(), any()))
        .thenAnswer(
            call -> {
              Request request = call.getArgument(0);
              assertThat(request.operation()).isEqualTo(Operation.DELETE);
              return files.remove(request.path()) != null;
            });
  }

  @Test
  void deletesTheOldFile() throws CopyException {
    replacement.replace(from, to, (one, other) -> move(one, other, Trace.NONE));

    assertThat(files).isEqualTo(Map.of(to, "new"));
    assertThat(asides.all()).isEmpty();
  }

  @Test
  void keepsTheOldFileInTheWayOfARequestThatMayComeLate() throws CopyException {
    replacement.replace(
        from,
        to,
        (one, other) -> move(one, other, one.equals(to) ? Trace.REQUEST_PENDING : Trace.NONE));

    assertThatThrownBy(() -> move(to, aside, Trace.NONE))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DESTINATION_EXISTS));
    assertThat(files).isEqualTo(Map.of(to, "new", aside, "old"));
    assertThat(asides.all()).extracting(MovedAside::path).containsExactly(aside);
    assertThat(asides.all())
        .extracting(MovedAside::state)
        .containsExactly(MovedAside.State.REPLACED);
  }

  /** A second RENAME to the new name fails by itself: its file has no other name by then. */
  @Test
  void deletesTheOldFileWhereOnlyTheSecondRequestMayComeLate() throws CopyException {
    replacement.replace(
        from,
        to,
        (one, other) -> move(one, other, one.equals(from) ? Trace.REQUEST_PENDING : Trace.NONE));

    assertThatThrownBy(() -> move(from, to, Trace.NONE)).isInstanceOf(CopyException.class);
    assertThat(files).isEqualTo(Map.of(to, "new"));
  }

  @Test
  void tellsOfAFileThatIsPutBackAndMayBeMovedAgain() {
    files.remove(from);

    assertThatThrownBy(
            () ->
                replacement.replace(
                    from,
                    to,
                    (one, other) ->
                        move(one, other, one.equals(to) ? Trace.REQUEST_PENDING : Trace.NONE)))
        .isInstanceOf(CopyException.class);

    assertThat(files).isEqualTo(Map.of(to, "old"));
    assertThat(asides.all())
        .extracting(MovedAside::state)
        .containsExactly(MovedAside.State.NOT_REPLACED);
  }

  /** A rename of HDFS that never replaces. */
  private Trace move(FilePath one, FilePath other, Trace trace) throws CopyException {
    if (files.containsKey(other)) {
      throw new CopyException(ErrorCode.DESTINATION_EXISTS, other + " exists.");
    }
    String content = files.remove(one);
    if (content == null) {
      throw new CopyException(ErrorCode.FILE_NOT_FOUND, one + " does not exist.");
    }
    files.put(other, content);
    return trace;
  }

  private static FilePath path(String text) {
    try {
      return FilePath.of(text);
    } catch (CopyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
