package io.howdah.fs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFailuresTest {
  @Test
  void classifiesWhatHasAClass() throws CopyException {
    Map<IOException, ErrorCode> expected =
        Map.of(
            new NoSuchFileException("/f"), ErrorCode.FILE_NOT_FOUND,
            new AccessDeniedException("/f"), ErrorCode.PERMISSION_DENIED,
            new FileAlreadyExistsException("/f"), ErrorCode.DESTINATION_EXISTS,
            new DirectoryNotEmptyException("/f"), ErrorCode.DESTINATION_EXISTS,
            new NotDirectoryException("/f"), ErrorCode.DESTINATION_CONFLICT,
            new AtomicMoveNotSupportedException("/f", "/g", ""), ErrorCode.UNSUPPORTED_OPERATION,
            new ClosedByInterruptException(), ErrorCode.CANCELLED,
            new IOException("No space left on device"), ErrorCode.LOCAL_IO_FAILED,
            new IOException(), ErrorCode.LOCAL_IO_FAILED);
    for (Map.Entry<IOException, ErrorCode> entry : expected.entrySet()) {
      CopyException failure = LocalFailures.of(entry.getKey(), FilePath.of("/f"), "opened");

      assertThat(failure.code()).as(failure.getMessage()).isEqualTo(entry.getValue());
      assertThat(failure).hasCause(entry.getKey());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "File name too long, PATH_TOO_LONG",
    "Operation not permitted, PERMISSION_DENIED",
    "Not a directory, DESTINATION_CONFLICT",
    "Disk quota exceeded, QUOTA_EXCEEDED",
    "No space left on device, LOCAL_IO_FAILED",
    "Input/output error, LOCAL_IO_FAILED"
  })
  void classifiesWhatIsOnlySaidInWords(String reason, ErrorCode expected) throws CopyException {
    IOException failure = new FileSystemException("/f", null, reason);

    CopyException classified = LocalFailures.of(failure, FilePath.of("/f"), "written");

    assertThat(classified.code()).isEqualTo(expected);
    assertThat(classified).hasMessage("'/f' could not be written: " + reason + ".");
  }

  @Test
  void leavesWhatIsClassifiedAlready() throws CopyException {
    CopyException failure = new CopyException(ErrorCode.SOURCE_CHANGED, "The source is gone.");

    assertThat(LocalFailures.of(failure, FilePath.of("/f"), "written")).isSameAs(failure);
  }
}
