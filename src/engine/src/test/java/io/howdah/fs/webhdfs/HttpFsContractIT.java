package io.howdah.fs.webhdfs;

import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on a real HttpFS, as far as one keeps it. */
class HttpFsContractIT extends WebHdfsContract {
  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("behind-httpfs").set("dfs.ls.limit", "5"));

  private static HttpFsServer httpFs;

  @BeforeAll
  static void startHttpFs() {
    httpFs = HttpFsServer.builder(LAB.cluster("behind-httpfs")).start();
  }

  @AfterAll
  static void stopHttpFs() {
    httpFs.close();
  }

  @Override
  List<URI> urls() {
    return List.of(httpFs.url());
  }

  /** It gives the whole directory at once, whatever the NameNode's pages. */
  @Override
  public OptionalInt pageSize() {
    return OptionalInt.empty();
  }

  /** It overlooks RENAME's options. */
  @Override
  public boolean replacesAtomically() {
    return false;
  }
}
