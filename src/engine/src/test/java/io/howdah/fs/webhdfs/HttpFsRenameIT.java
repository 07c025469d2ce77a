package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.fs.FilePath;
import io.howdah.fs.MovedAside;
import io.howdah.fs.RenameMode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a file is replaced by a server that cannot do so at once, whatever the network does. */
class HttpFsRenameIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private static final FixedResponse REFUSAL =
      FixedResponse.remoteException(
          403, "org.apache.hadoop.security.AccessControlException", "No.");

  private static HttpFsServer httpFs;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final FilePath directory = newDirectory();
  private final RequestCounter requests = new RequestCounter();
  private FaultyProxy proxy;
  private WebHdfsFileSystem fileSystem;

  @BeforeAll
  static void startHttpFs() {
    httpFs = HttpFsServer.builder(LAB.cluster("staging")).start();
  }

  @AfterAll
  static void stopHttpFs() {
    httpFs.close();
  }

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(httpFs.url());
    fileSystem = TestFileSystems.of(List.of(proxy.url()), requests);
  }

  @AfterEach
  void disconnect() throws IOException {
    fileSystem.close();
    proxy.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void replacesOnce(String operation, Fault fault) throws IOException {
    FilePath from = write(".to.howdah-run-1", "new");
    FilePath to = write("to", "old");

    proxy.spoil(fault).of(operation).once();
    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);

    assertThat(cluster.files().filePaths(directory.toString())).containsExactly(to.toString());
    assertThat(cluster.files().readText(to.toString())).isEqualTo("new");
  }

  /**
   * The first RENAME, which moves the old file aside, may still come and would move the new one.
   */
  @Test
  void keepsTheOldFileInTheWayOfALostRename() throws IOException {
    FilePath from = write(".to.howdah-run-1", "new");
    FilePath to = write("to", "old");
    FilePath aside = directory.child(".to.howdah-run-1.replaced");

    proxy.spoil(Fault.requestLost()).of("RENAME").once();
    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);

    assertThatThrownBy(() -> fileSystem.rename(to, aside, RenameMode.KEEP_EXISTING))
        .isInstanceOf(CopyException.class);
    assertThat(fileSystem.movedAside()).extracting(MovedAside::path).containsExactly(aside);
    assertThat(cluster.files().readText(to.toString())).isEqualTo("new");
    assertThat(cluster.files().readText(aside.toString())).isEqualTo("old");
  }

  @Test
  void keepsTheOldFileWhereThereIsNoNewOne() throws IOException {
    FilePath to = write("to", "old");
    FilePath missing = directory.child("missing");

    assertThatThrownBy(() -> fileSystem.rename(missing, to, RenameMode.REPLACE_EXISTING))
        .isInstanceOf(CopyException.class);

    assertThat(cluster.files().filePaths(directory.toString())).containsExactly(to.toString());
    assertThat(cluster.files().readText(to.toString())).isEqualTo("old");
  }

  @Test
  void tellsOfAnOldFileThatItCouldNotDelete() throws IOException {
    FilePath from = write(".to.howdah-run-1", "new");
    FilePath to = write("to", "old");

    proxy.spoil(Fault.respond(REFUSAL)).of("DELETE").always();
    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);

    FilePath aside = directory.child(".to.howdah-run-1.replaced");
    assertThat(fileSystem.movedAside()).hasSize(1);
    assertThat(fileSystem.movedAside().get(0).path()).isEqualTo(aside);
    assertThat(fileSystem.movedAside().get(0).state()).isEqualTo(MovedAside.State.REPLACED);
    assertThat(cluster.files().readText(to.toString())).isEqualTo("new");
    assertThat(cluster.files().readText(aside.toString())).isEqualTo("old");
  }

  @Test
  void tellsOfNoFileThatItDeletedOrPutBack() throws IOException {
    FilePath to = write("to", "old");
    fileSystem.rename(write(".to.howdah-run-1", "new"), to, RenameMode.REPLACE_EXISTING);
    assertThatThrownBy(
            () -> fileSystem.rename(directory.child("missing"), to, RenameMode.REPLACE_EXISTING))
        .isInstanceOf(CopyException.class);

    assertThat(fileSystem.movedAside()).isEmpty();
  }

  @Test
  void requestsNoMoreLocations() throws IOException {
    FilePath file = write("file", "x");
    TestContent.read(fileSystem, file);
    requests.forget();

    TestContent.read(fileSystem, file);

    assertThat(requests.requests()).containsExactly("DATANODE OPEN");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("RENAME", Fault.responseLost()),
        Arguments.of("RENAME", Fault.requestLate()),
        Arguments.of("DELETE", Fault.requestLost()),
        Arguments.of("DELETE", Fault.responseLost()));
  }

  private FilePath write(String name, String text) throws IOException {
    FilePath path = directory.child(name);
    cluster.files().writeText(path.toString(), text);
    return path;
  }

  private static FilePath newDirectory() {
    try {
      return FilePath.of(LAB.newDirectory("staging"));
    } catch (CopyException e) {
      throw new IllegalStateException(e);
    }
  }
}
