package io.howdah.fs.webhdfs;

import io.howdah.auth.Authentication;
import io.howdah.auth.Session;
import io.howdah.fs.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * What a {@link WebHdfsFileSystem} and its views for single files share: the connections, the
 * login, and what was learned about the servers.
 */
final class SharedState {
  private final NameNodes nameNodes;
  private final WebHdfsSettings settings;
  private final RunningTransfers transfers = new RunningTransfers();
  private final ServerKinds kinds = new ServerKinds();
  private final CloseableHttpClient http;
  private final Session session;
  private final NameNodeClient client;
  private final DataNodeClient dataNodes;
  private final DataNodeReach reach;
  private final DataNodeChoice choice;
  private final TraitsOperation traits;
  private final StoragePolicies storagePolicies;
  private final AsideFiles asides = new AsideFiles();
  private final CreatedLengths created = new CreatedLengths();

  SharedState(List<URI> urls, Authentication authentication, WebHdfsSettings settings) {
    this.settings = settings;
    nameNodes = new NameNodes(urls);
    http = settings.connections().open();
    session = authentication.open(TokenOperation.at(nameNodes, settings, transfers, http));
    choice = new DataNodeChoice(session, settings.clock());
    client = new NameNodeClient(nameNodes, kinds, session, settings, http);
    dataNodes = new DataNodeClient(session, settings, transfers, kinds);
    reach = new DataNodeReach(client, dataNodes, settings.clock());
    NameNodeCalls nameNode = new NameNodeCalls(client, failover(Patience.unlimited()));
    traits = new TraitsOperation(nameNode);
    storagePolicies = new StoragePolicies(nameNode);
  }

  /** Follows the NameNodes for the operations of one file. */
  Failover failover(Patience patience) {
    Failover.Step proof = new ActiveProof(nameNodes, client.within(patience))::require;
    return new Failover(nameNodes, settings, transfers, session, proof).within(patience);
  }

  NameNodes nameNodes() {
    return nameNodes;
  }

  WebHdfsSettings settings() {
    return settings;
  }

  RunningTransfers transfers() {
    return transfers;
  }

  ServerKinds kinds() {
    return kinds;
  }

  NameNodeClient client() {
    return client;
  }

  DataNodeClient dataNodes() {
    return dataNodes;
  }

  DataNodeReach reach() {
    return reach;
  }

  DataNodeChoice choice() {
    return choice;
  }

  TraitsOperation traits() {
    return traits;
  }

  StoragePolicies storagePolicies() {
    return storagePolicies;
  }

  /** Files that a replacement moved aside. */
  AsideFiles asides() {
    return asides;
  }

  /** The lengths of new files. */
  CreatedLengths created() {
    return created;
  }

  /** Breaks transfers off, gives the login back and closes all connections. */
  void close() {
    transfers.abort();
    try {
      session.close();
    } finally {
      closeConnections();
    }
  }

  private void closeConnections() {
    try {
      http.close();
      dataNodes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
