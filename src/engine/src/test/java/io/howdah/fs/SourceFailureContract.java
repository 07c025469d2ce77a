package io.howdah.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * How the failure of a source comes out of {@link RemoteFileSystem#create}: as the source threw it,
 * however much it is like a failure of the file system's own servers.
 */
public interface SourceFailureContract extends ContractFixture {
  TestBytes GIVEN = TestBytes.random(200_000, 23);

  /** Codes that a file system acts on where its own servers fail. */
  List<ErrorCode> CODES =
      List.of(
          ErrorCode.DATANODE_FAILED,
          ErrorCode.CLUSTER_UNREACHABLE,
          ErrorCode.NO_ACTIVE_NAMENODE,
          ErrorCode.UNEXPECTED_ANSWER,
          ErrorCode.TOKEN_EXPIRED,
          ErrorCode.CANCELLED);

  @Test
  default void passesOnACopyExceptionOfAnyCode() throws CopyException {
    for (ErrorCode code : CODES) {
      CopyException failure = new CopyException(code, "The source is gone.");

      assertThatThrownBy(() -> create("of-" + code, failure)).isSameAs(failure);
    }
  }

  @Test
  default void passesOnACopyExceptionThatAConnectionCaused() {
    CopyException failure =
        new CopyException(
            ErrorCode.DATANODE_FAILED,
            "A DataNode of the source broke off.",
            new SocketTimeoutException("Read timed out"));

    assertThatThrownBy(() -> create("file", failure)).isSameAs(failure);
  }

  @Test
  default void passesOnAnUncheckedException() {
    for (RuntimeException failure :
        List.of(
            new IllegalStateException("Connection pool shut down"),
            new NullPointerException("nothing there"),
            new UncheckedIOException(new IOException("Broken pipe")))) {
      assertThatThrownBy(() -> create("file", failure)).isSameAs(failure);
    }
  }

  @Test
  default void callsAnyOtherIoExceptionOfTheSourceADefect() {
    for (IOException failure : ioExceptions()) {
      assertThatThrownBy(() -> create("file", failure))
          .isInstanceOfSatisfying(
              CopyException.class,
              e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.INTERNAL_ERROR))
          .cause()
          .isSameAs(failure);
    }
  }

  @Test
  default void costsTheNextFileNoRequest() throws CopyException {
    assumeTrue(requests().isPresent(), "requests are counted");
    write("warm-up", GIVEN);
    long usual = costOf("before");

    for (ErrorCode code : CODES) {
      CopyException failure =
          new CopyException(code, "The source is gone.", new ConnectException("refused"));
      assertThatThrownBy(() -> create("of-" + code, failure)).isSameAs(failure);
    }
    for (IOException failure : ioExceptions()) {
      assertThatThrownBy(() -> create("file", failure)).isInstanceOf(CopyException.class);
    }

    assertThat(costOf("after")).isEqualTo(usual);
  }

  private static List<IOException> ioExceptions() {
    return List.of(
        new IOException("Broken pipe"),
        new ConnectException("Connection refused"),
        new SocketTimeoutException("Read timed out"),
        new UnknownHostException("dn1.elsewhere"),
        new FileNotFoundException("/elsewhere"),
        new AccessDeniedException("/elsewhere"));
  }

  private long costOf(String name) throws CopyException {
    OptionalLong before = requests();
    write(name, GIVEN);
    return requests().orElseThrow() - before.orElseThrow();
  }

  private void create(String name, Exception failure) throws CopyException {
    fileSystem().create(path(name), CreateOptions.defaults(), new BreakingSource(failure));
  }

  /** Gives half of its bytes, and fails. */
  record BreakingSource(Exception failure) implements ContentSource {
    @Override
    public long length() {
      return GIVEN.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      GIVEN.slice(0, (int) (GIVEN.length() / 2)).writeTo(out);
      if (failure instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw (IOException) failure;
    }
  }
}
