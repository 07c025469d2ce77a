package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.request.Operation;
import io.howdah.fs.webhdfs.request.Request;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewModeTest {
  @Test
  void statesTheModeOfHdfsClientsWhichIsNotThatOfAllServers() throws CopyException {
    assertThat(query(NewMode.FILE, null))
        .isEqualTo("op=CREATE&permission=644&unmaskedpermission=666");
    assertThat(query(NewMode.DIRECTORY, null))
        .isEqualTo("op=CREATE&permission=755&unmaskedpermission=777");
  }

  /** A default ACL must not grant more than the permission of the source. */
  @Test
  void statesNothingBesideAGivenPermission() throws CopyException {
    assertThat(query(NewMode.FILE, 0640)).isEqualTo("op=CREATE&permission=640");
  }

  private static String query(NewMode mode, @Nullable Integer permission) throws CopyException {
    Request request = Request.of(Operation.CREATE, FilePath.of("/f"));
    return NewMode.addTo(request, permission, mode)
        .uri(URI.create("http://nn:9870"), Map.of())
        .getQuery();
  }
}
