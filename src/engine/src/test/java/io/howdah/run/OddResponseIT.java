package io.howdah.run;

import static io.howdah.run.MemoryCopy.failedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.CopyException;
import io.howdah.CopyStatus;
import io.howdah.ErrorCode;
import io.howdah.FileResult;
import io.howdah.lab.HdfsCluster;
import io.howdah.lab.HttpFsServer;
import io.howdah.lab.LabClusters;
import io.howdah.lab.Sweep;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FaultyProxy;
import io.howdah.lab.proxy.FixedResponse;
import io.howdah.lab.proxy.Peer;
import io.howdah.lab.proxy.Rule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that no WebHDFS server gives: one costs a repetition, a permanent one is reported. */
class OddResponseIT {
  private static final TreeSpec TREE = new TreeSpec(8, 2, 0, 2_000, 1);
  private static final List<String> READING =
      List.of("LISTSTATUS_BATCH", "GETFILESTATUS", "OPEN", "GETFILECHECKSUM");
  private static final List<String> WRITING =
      List.of("LISTSTATUS_BATCH", "GETFILESTATUS", "MKDIRS", "CREATE", "OPEN", "RENAME");

  @RegisterExtension
  static final LabClusters LAB =
      LabClusters.of(HdfsCluster.builder("staging"), HdfsCluster.builder("prod"));

  private static String source;
  private static HttpFsServer beforeStaging;
  private static HttpFsServer beforeProd;

  private final HdfsCluster staging = LAB.cluster("staging");
  private final HdfsCluster prod = LAB.cluster("prod");
  private final String target = LAB.newDirectory("prod") + "/copy";

  @BeforeAll
  static void prepare() {
    source = LAB.newDirectory("staging");
    LAB.cluster("staging").files().writeTree(source, TREE);
    beforeStaging = HttpFsServer.builder(LAB.cluster("staging")).start();
    beforeProd = HttpFsServer.builder(LAB.cluster("prod")).start();
  }

  @AfterAll
  static void stop() {
    beforeStaging.close();
    beforeProd.close();
  }

  static Stream<Fault> oddAnswers() {
    return Stream.of(
        Fault.respond(FixedResponse.html(200)),
        Fault.respond(FixedResponse.html(404)),
        Fault.respond(FixedResponse.html(500)),
        Fault.respond(FixedResponse.cutJson()),
        Fault.respond(FixedResponse.garbage()),
        Fault.respond(FixedResponse.emptyObject()),
        Fault.respond(FixedResponse.remoteException(403, "java.io.IOException", "something new")),
        Fault.respond(FixedResponse.remoteException(500, "java.lang.NullPointerException", "")),
        Fault.redirectToItself(),
        Fault.redirectToDeadPort(),
        Fault.redirectToUnknownHost());
  }

  @Test
  void copiesAllThoughEachOperationGetsAPageOnce() {
    copyWithOddResponses(
        Fault.respond(FixedResponse.html(200)), staging.urls().get(0), prod.urls().get(0));
  }

  @Test
  void copiesAllThroughHttpFsThoughEachOperationGetsAPageOnce() {
    copyWithOddResponses(
        Fault.respond(FixedResponse.html(200)), beforeStaging.url(), beforeProd.url());
  }

  @Sweep
  @ParameterizedTest
  @MethodSource("oddAnswers")
  void copiesAllThoughEachOperationGetsAnOddResponseOnce(Fault fault) {
    copyWithOddResponses(fault, staging.urls().get(0), prod.urls().get(0));
  }

  @Sweep
  @ParameterizedTest
  @MethodSource("oddAnswers")
  void copiesAllThroughHttpFsThoughEachOperationGetsAnOddResponseOnce(Fault fault) {
    copyWithOddResponses(fault, beforeStaging.url(), beforeProd.url());
  }

  /** Each operation of either side gets one odd response. */
  private void copyWithOddResponses(Fault fault, URI stagingUrl, URI prodUrl) {
    try (FaultyProxy from = FaultyProxy.before(stagingUrl);
        FaultyProxy to = FaultyProxy.before(prodUrl)) {
      List<Rule> rules = new ArrayList<>();
      READING.forEach(operation -> rules.add(from.spoil(fault).of(operation).once()));
      WRITING.forEach(operation -> rules.add(to.spoil(fault).of(operation).once()));

      copies(from, to).copyAndJudge(source, target, LabCopy.FORCE);

      assertThat(rules).filteredOn(rule -> rule.hits() > 0).hasSizeGreaterThan(6);
      assertThat(prod.files().filePaths(target)).hasSize(TREE.files());
    }
  }

  @Test
  void copiesAllThoughDataNodesSendAPageOnce() {
    copyWithOddDataNodes(Fault.respond(FixedResponse.html(200)));
  }

  @Sweep
  @ParameterizedTest
  @MethodSource("oddAnswers")
  void copiesAllThoughDataNodesSendAnOddResponseOnce(Fault fault) {
    copyWithOddDataNodes(fault);
  }

  private void copyWithOddDataNodes(Fault fault) {
    try (FaultyProxy from = FaultyProxy.before(staging.urls().get(0));
        FaultyProxy to = FaultyProxy.before(prod.urls().get(0))) {
      from.spoil(fault).of("OPEN").at(Peer.DATANODE).once();
      from.spoil(fault).of("GETFILECHECKSUM").at(Peer.DATANODE).once();
      to.spoil(fault).of("CREATE").at(Peer.DATANODE).once();

      copies(from, to).copyAndJudge(source, target, LabCopy.FORCE);
    }
  }

  /** One page for CREATE made a NameNode an HttpFS for the rest of the run. */
  @Test
  void staysWithTheDataNodesAfterAPageOfAProxy() {
    try (FaultyProxy to = FaultyProxy.before(prod.urls().get(0))) {
      to.spoil(Fault.respond(FixedResponse.html(200))).of("CREATE").once();

      new LabCopy(staging, prod).to(to.url()).copyAndJudge(source, target, LabCopy.FORCE);

      assertThat(to.requests())
          .filteredOn(request -> request.operation().equals("CREATE") && request.status() == 201)
          .filteredOn(request -> request.path().startsWith(target)) // not that of the ledger
          .hasSize(TREE.files())
          .allMatch(request -> request.peer() == Peer.DATANODE);
    }
  }

  @Test
  void reportsTheResponseInTheServersPlaceAndItsNumber() {
    try (FaultyProxy from = FaultyProxy.before(staging.urls().get(0))) {
      from.spoil(Fault.respond(FixedResponse.html(200)))
          .of("LISTSTATUS_BATCH", "LISTSTATUS")
          .always();

      CopyStatus status =
          new LabCopy(staging, prod).from(from.url()).copy(source, target, LabCopy.FORCE);

      assertThat(status.failures()).hasSize(1);
      assertThat(failedBy(status.failures().get(0))).isEqualTo(ErrorCode.UNEXPECTED_ANSWER);
      assertThat(status.failures().get(0).failure())
          .hasMessageContaining("LISTSTATUS_BATCH " + source)
          .hasMessageContaining(from.url().toString())
          .hasMessageContaining("in each of 3 attempts")
          .hasMessageContaining("text/html")
          .hasMessageContaining("Status 200");
    }
  }

  /** It was called a temporary file that is not found. */
  @Test
  void reportsAPageInResponseToAnUpload() {
    try (FaultyProxy to = FaultyProxy.before(prod.urls().get(0))) {
      to.spoil(Fault.respond(FixedResponse.html(200))).of("CREATE").at(Peer.DATANODE).always();

      CopyStatus status =
          new LabCopy(staging, prod).to(to.url()).copy(source, target, LabCopy.FORCE);

      assertThat(status.failures())
          .hasSize(TREE.files())
          .extracting(FileResult::failure)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .isInstanceOfSatisfying(
                          CopyException.class,
                          e -> assertThat(e.code()).isEqualTo(ErrorCode.UNEXPECTED_ANSWER))
                      .hasMessageContaining("CREATE")
                      .hasMessageContaining("text/html"));
      assertThat(prod.files().filePaths(target)).isEmpty();
    }
  }

  /** It reported success, set the flag, and the file was inside the directory. */
  @Test
  void losesNoFileInADirectoryOfItsName() {
    String flagged = LAB.newDirectory("staging");
    staging.files().writeText(flagged + "/file", "x");
    staging.files().writeText(flagged + "/_SUCCESS", "");
    AtomicBoolean first = new AtomicBoolean(true);

    CopyStatus status =
        new LabCopy(staging, prod)
            .to(beforeProd.url())
            .observedBy(
                (peer, operation) -> {
                  if (operation.equals("RENAME") && first.getAndSet(false)) {
                    prod.files().mkdirs(target + "/file");
                  }
                })
            .copy(flagged, target, LabCopy.FORCE);

    assertThat(status.failureCodes()).contains(ErrorCode.DESTINATION_CONFLICT);
    assertThat(status.leftBehind()).isEmpty();
    assertThat(prod.files().filePaths(target)).isEmpty();
  }

  private LabCopy copies(FaultyProxy from, FaultyProxy to) {
    return new LabCopy(staging, prod).from(from.url()).to(to.url());
  }
}
