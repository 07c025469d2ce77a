package io.howdah.fs.webhdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RenameMode;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.LabClusters;
import io.howdah.lab.proxy.FaultyProxy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A new connection for each request would cost a NameNode three times as much as the request. */
class KeepAliveIT {
  @RegisterExtension static final LabClusters LAB = LabClusters.of(HdfsCluster.builder("staging"));

  @Test
  void usesOneConnectionForAllRequestsToANameNode() throws IOException {
    FilePath directory = FilePath.of(LAB.newDirectory("staging"));
    try (FaultyProxy proxy = FaultyProxy.before(LAB.cluster("staging").urls().get(0));
        WebHdfsFileSystem fileSystem =
            TestFileSystems.of(List.of(proxy.url()), new RequestCounter())) {
      fileSystem.makeDirectories(directory.child("sub"), null);
      for (int i = 0; i < 5; i++) {
        FilePath file = directory.child("file " + i);
        fileSystem.create(file, CreateOptions.builder().build(), TestContent.text("content"));
        assertThat(TestContent.read(fileSystem, file)).asString().isEqualTo("content");
        assertThat(fileSystem.checksum(file, 1)).isPresent();
        fileSystem.rename(file, directory.child("to " + i), RenameMode.REPLACE_EXISTING);
        assertThat(fileSystem.status(file)).isEmpty();
        assertThat(fileSystem.list(directory, null).entries()).hasSize(i + 2);
      }
      fileSystem.delete(directory.child("sub"));

      assertThat(proxy.connections()).isEqualTo(1);
    }
  }
}
