package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An operation is done exactly once, whatever the network does to its request or its response. */
class LostResponseIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  private final RequestCounter requests = new RequestCounter();
  private FaultyProxy proxy;
  private WebHdfsFileSystem fileSystem;
  private FilePath directory;

  @BeforeEach
  void connect() throws IOException {
    proxy = FaultyProxy.before(LAB.cluster("staging").urls().get(0));
    fileSystem = TestFileSystems.of(List.of(proxy.url()), requests);
    directory = FilePath.of(LAB.newDirectory("staging"));
  }

  @AfterEach
  void disconnect() throws IOException {
    fileSystem.close();
    proxy.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void renamesOnce(Fault fault) throws IOException {
    FilePath from = write("from", "new");
    FilePath to = directory.child("to");
    long fileId = fileSystem.status(from).orElseThrow().fileId();

    proxy.spoil(fault).of("RENAME").once();
    fileSystem.rename(from, to, RenameMode.KEEP_EXISTING);

    assertThat(fileSystem.status(from)).isEmpty();
    assertThat(fileSystem.status(to).orElseThrow().fileId()).isEqualTo(fileId);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void replacesOnce(Fault fault) throws IOException {
    FilePath from = write("from", "new");
    FilePath to = write("to", "old");

    proxy.spoil(fault).of("RENAME").once();
    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);

    assertThat(fileSystem.status(from)).isEmpty();
    assertThat(TestContent.read(fileSystem, to)).asString().isEqualTo("new");
  }

  @Test
  void looksBeforeItRenamesAgain() throws IOException {
    FilePath from = write("from", "new");
    proxy.spoil(Fault.responseLost()).of("RENAME").once();
    requests.forget();

    fileSystem.rename(from, directory.child("to"), RenameMode.REPLACE_EXISTING);

    assertThat(requests.requests())
        .containsExactly("NAMENODE RENAME", "NAMENODE GETFILESTATUS", "NAMENODE GETFILESTATUS");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void concatenatesOnce(Fault fault) throws IOException {
    FilePath target = write("target", "one,");
    FilePath two = write("two", "two,");
    FilePath three = write("three", "three");

    proxy.spoil(fault).of("CONCAT").once();
    fileSystem.concat(target, List.of(two, three));

    assertThat(TestContent.read(fileSystem, target)).asString().isEqualTo("one,two,three");
    assertThat(fileSystem.list(directory, null).entries()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysThatItDeletedWhatItDeleted(Fault fault) throws IOException {
    FilePath file = write("file", "x");

    proxy.spoil(fault).of("DELETE").once();
    boolean deleted = fileSystem.delete(file);

    assertThat(deleted).isTrue();
    assertThat(fileSystem.status(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void makesDirectories(Fault fault) throws IOException {
    FilePath inner = directory.resolve("some/inner");

    proxy.spoil(fault).of("MKDIRS").once();
    fileSystem.makeDirectories(inner, 0700);

    assertThat(fileSystem.status(inner).orElseThrow().permission()).isEqualTo(0700);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void setsPermissions(Fault fault) throws IOException {
    FilePath file = write("file", "x");

    proxy.spoil(fault).of("SETPERMISSION").once();
    fileSystem.setPermission(file, 0600);

    assertThat(fileSystem.status(file).orElseThrow().permission()).isEqualTo(0600);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void createsAfterALostRedirect(Fault fault) throws IOException {
    proxy.spoil(fault).of("CREATE").once();

    FilePath file = write("file", "x");

    assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("x");
  }

  static Stream<Fault> faults() {
    return Stream.of(Fault.requestLost(), Fault.responseLost(), Fault.requestLate());
  }

  @Test
  void checksWhereAProxyRespondsInANameNodesPlace() throws IOException {
    FilePath from = write("from", "one,");
    FilePath part = write("part", "two");
    FilePath to = directory.child("to");

    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("RENAME").once();
    proxy.spoil(Fault.respond(FixedResponse.empty(200))).of("CONCAT").once();
    fileSystem.rename(from, to, RenameMode.REPLACE_EXISTING);
    fileSystem.concat(to, List.of(part));

    assertThat(TestContent.read(fileSystem, to)).asString().isEqualTo("one,two");
  }

  private FilePath write(String name, String text) throws IOException {
    FilePath path = directory.child(name);
    fileSystem.create(path, CreateOptions.defaults(), TestContent.text(text));
    return path;
  }
}
