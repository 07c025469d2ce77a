package io.howdah.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.Framing;
import io.howdah.lab.proxy.ProxiedRequest;
import java.net.URI;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reverse proxy in front of a NameNode or HttpFS may change the framing of each response. */
class FramingIT {
  private static final TreeSpec TREE = new TreeSpec(6, 2, 0, 300_000, 1);
  private static final long CHUNK = 4 << 20;

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(
          HdfsCluster.builder("staging"), HdfsCluster.builder("prod").blockSize(1 << 20));

  private static final CopyOptions WITH_ATTRIBUTES =
      CopyOptions.builder()
          .existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL)
          .preserve(EnumSet.of(FileAttribute.PERMISSION, FileAttribute.TIMES))
          .chunkSize(CHUNK)
          .build();

  private static String source;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String target = LAB.newDirectory("prod") + "/copy";

  @BeforeAll
  static void writeFiles() {
    source = LAB.newDirectory("staging");
    LAB.cluster("staging").files().writeTree(source, TREE);
    LAB.cluster("staging").files().write(source + "/large", 3 * CHUNK, 7);
  }

  @ParameterizedTest
  @EnumSource(names = {"CHUNKED", "UNTIL_CLOSE"})
  void publishesBehindAProxyBeforeANameNode(Framing framing) {
    try (FaultyProxy proxy = proxy(prod.urls().get(0), framing)) {
      copyAndJudge(proxy);

      // An empty body is proof of what a NameNode did, however it is framed.
      assertThat(proxy.requests().stream().map(ProxiedRequest::operation))
          .filteredOn(operation -> operation.equals("RENAME"))
          .hasSize(TREE.files() + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CHUNKED", "UNTIL_CLOSE"})
  void publishesBehindAProxyBeforeAnHttpFs(Framing framing) {
    try (HttpFsServer httpFs = HttpFsServer.builder(prod).start();
        FaultyProxy proxy = proxy(httpFs.url(), framing)) {
      copyAndJudge(proxy);
    }
  }

  @Test
  void namesACompressionThatWasNotRequested() {
    try (FaultyProxy proxy = proxy(prod.urls().get(0), Framing.GZIP)) {
      CopyStatus status =
          new LabCopy(staging, prod).to(proxy.url()).copy(source, target, LabCopy.FORCE);

      assertThat(status.error())
          .isInstanceOfSatisfying(
              CopyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER))
          .hasMessageContaining("Content-Encoding: gzip");
    }
  }

  private void copyAndJudge(FaultyProxy proxy) {
    new LabCopy(staging, prod).to(proxy.url()).copyAndJudge(source, target, WITH_ATTRIBUTES);
  }

  private static FaultyProxy proxy(URI server, Framing framing) {
    return FaultyProxy.builder(server).framing(framing).start();
  }
}
