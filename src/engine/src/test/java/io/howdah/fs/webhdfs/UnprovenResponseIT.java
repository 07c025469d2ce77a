package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.LeftBehindException;
import io.howdah.fs.RenameMode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An HttpFS that reports success and did something else, or nothing. */
class UnprovenResponseIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private static HttpFsServer httpFs;

  private final HdfsCluster cluster = LAB.cluster("staging");
  private final String directory = LAB.newDirectory("staging");
  private final FilePath from = path("from");
  private final FilePath to = path("to");
  private Runnable beforeRename = () -> {};
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
  void connect() {
    proxy = FaultyProxy.before(httpFs.url());
    fileSystem =
        TestFileSystems.of(
            List.of(proxy.url()),
            (peer, operation) -> {
              if (operation.equals("RENAME")) {
                Runnable first = beforeRename;
                beforeRename = () -> {};
                first.run();
              }
            });
  }

  @AfterEach
  void disconnect() {
    fileSystem.close();
    proxy.close();
  }

  @Test
  void takesAFileOutOfTheDirectoryThatSwallowedIt() throws IOException {
    write(from, "new");
    beforeRename = () -> cluster.files().mkdirs(to.toString());

    assertFails(
        ErrorCode.DESTINATION_CONFLICT,
        () -> fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING));

    assertThat(cluster.files().filePaths(directory)).containsExactly(from.toString());
  }

  @Test
  void saysWhereASwallowedFileIsLeft() {
    write(from, "new");
    beforeRename = () -> cluster.files().mkdirs(to.toString());
    proxy
        .spoil(Fault.respond(FixedResponse.json(200, "{\"boolean\":false}")))
        .of("RENAME")
        .after(1)
        .always();

    assertThatThrownBy(() -> fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING))
        .isInstanceOfSatisfying(
            LeftBehindException.class, e -> assertThat(e.left()).hasToString(to + "/from"))
        .hasMessageContaining("left behind as " + to + "/from");
  }

  @Test
  void repeatsARenameThatWasNotDone() throws IOException {
    write(from, "new");
    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("RENAME").once();

    fileSystem.rename(from, to, RenameMode.KEEP_EXISTING);

    assertThat(cluster.files().filePaths(directory)).containsExactly(to.toString());
  }

  @Test
  void repeatsNoRenameThatWasDone() throws IOException {
    write(from, "new");
    proxy.spoil(Fault.respondAfterWork(FixedResponse.empty(200))).of("RENAME").always();

    fileSystem.rename(from, to, RenameMode.KEEP_EXISTING);

    assertThat(cluster.files().filePaths(directory)).containsExactly(to.toString());
    assertThat(proxy.requests()).filteredOn(r -> r.operation().equals("RENAME")).hasSize(1);
  }

  @Test
  void saysThatARenameIsNotDone() {
    write(from, "new");
    proxy.spoil(Fault.respond(FixedResponse.json(200, "{\"boolean\":true}"))).of("RENAME").always();

    assertThatThrownBy(() -> fileSystem.rename(from, to, RenameMode.KEEP_EXISTING))
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER))
        .hasMessageContaining("in each of 3 attempts")
        .hasMessageContaining("said that RENAME " + from + " is done, but it is not");

    assertThat(cluster.files().filePaths(directory)).containsExactly(from.toString());
  }

  @Test
  void replacesAFileWhoseOldOneWasNotMovedAsideAtFirst() throws IOException {
    write(from, "new");
    write(to, "old");
    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("RENAME").once();

    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);

    assertThat(cluster.files().filePaths(directory)).containsExactly(to.toString());
    assertThat(cluster.files().readText(to.toString())).isEqualTo("new");
  }

  @Test
  void looksWhetherFilesAreJoined() throws IOException {
    write(to, "a");
    write(from, "b");
    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("CONCAT").once();

    fileSystem.concat(to, List.of(from));

    assertThat(cluster.files().readText(to.toString())).isEqualTo("ab");
    assertThat(cluster.files().filePaths(directory)).containsExactly(to.toString());
  }

  @Test
  void joinsNothingTwiceWhereTheResponseIsForeign() throws IOException {
    write(to, "a");
    write(from, "b");
    proxy.spoil(Fault.respondAfterWork(FixedResponse.json(200, "{\"a\":1}"))).of("CONCAT").always();

    fileSystem.concat(to, List.of(from));

    assertThat(cluster.files().readText(to.toString())).isEqualTo("ab");
  }

  @Test
  void saysThatFilesAreNotJoined() {
    write(to, "a");
    write(from, "b");
    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("CONCAT").always();

    assertFails(ErrorCode.UNEXPECTED_ANSWER, () -> fileSystem.concat(to, List.of(from)));
  }

  private FilePath path(String name) {
    try {
      return FilePath.of(directory).child(name);
    } catch (CopyException e) {
      throw new IllegalStateException(e);
    }
  }

  private void write(FilePath path, String text) {
    cluster.files().writeText(path.toString(), text);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable operation) {
    assertThatThrownBy(operation)
        .isInstanceOfSatisfying(
            CopyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code));
  }
}
