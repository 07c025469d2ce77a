package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.howdah.lab.Referee;
import io.howdah.lab.SecureLab;
import io.howdah.lab.TreeSpec;
import io.howdah.lab.UsesSecureLab;
import io.howdah.lab.channel.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as it ships, between clusters of every kind, as a Kerberos user. */
@UsesSecureLab
class SecureAgentIT {
  private static final String USER = "alice";
  private static final List<String> ALIASES =
      List.of("staging", "prod", "open", "staging-httpfs", "open-httpfs");

  /** No file is empty, since of such a file nothing has to be proven. */
  private static final TreeSpec TREE = new TreeSpec(12, 2, 1, 200_000, 5);

  @RegisterExtension static final SecureLab LAB = new SecureLab();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @ParameterizedTest
  @CsvSource({
    "staging,        prod",
    "prod,           staging",
    "staging,        open",
    "open,           staging",
    "prod,           open",
    "open,           prod",
    "staging,        open-httpfs",
    "open-httpfs,    prod",
    "prod,           staging-httpfs",
    "staging-httpfs, open",
    "open-httpfs,    staging-httpfs"
  })
  void copiesAndProves(String from, String to) throws Exception {
    String source = newTree(from, LAB.newDirectory(from));
    String target = LAB.newDirectory(to) + "/copy";

    Message status = copy(from, source, to, target, 0);

    assertAllCopied(status, TREE.files());
    assertEqual(from, source, to, target);
    if (LAB.cluster(to).realm().isPresent()) {
      assertThat(LAB.cluster(to).files().status(target).orElseThrow().owner()).isEqualTo(USER);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "staging-httpfs"})
  void readsTwiceWhatComesOutOfAZoneWhereToldTo(String to) throws Exception {
    String source = newTree("prod", LAB.newEncryptedDirectory());
    String target = LAB.newDirectory(to) + "/copy";

    assertAllCopied(copy("prod", source, to, target, 0), 0);
    assertEqual("prod", source, to, target);

    String readTwice = target + "-read-twice";
    Message status = copy("prod", source, to, readTwice, 0, "--verify=readback");
    assertAllCopied(status, 0);
    assertThat(status.number("Files Read Twice")).isEqualTo(TREE.files());
    assertEqual("prod", source, to, readTwice);
  }

  /** What arrived is read again there anyway, since its checksum is over the cipher text. */
  @ParameterizedTest
  @ValueSource(strings = {"open", "staging-httpfs"})
  void provesWhatGoesIntoAZone(String from) throws Exception {
    String source = newTree(from, LAB.newDirectory(from));
    String target = LAB.newEncryptedDirectory() + "/copy";

    assertAllCopied(copy(from, source, "prod", target, 0), TREE.files());
    assertEqual(from, source, "prod", target);

    String proven = target + "-proven";
    Message status =
        copy(from, source, "prod", proven, 0, "--verify=readback", "--require-verified");
    assertAllCopied(status, TREE.files());
    assertEqual(from, source, "prod", proven);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "readback"})
  void publishesNothingThatItHadToProveAndCannot(String verify) throws Exception {
    String source = newTree("prod", LAB.newEncryptedDirectory());
    String target = LAB.newDirectory("staging") + "/copy";

    Message status =
        copy("prod", source, "staging", target, 9, "--verify=" + verify, "--require-verified");

    assertThat(status.text("Outcome")).isEqualTo("Failed");
    assertThat(status.number("Files Failed")).isEqualTo(TREE.files());
    assertThat(status.messages("Failures").get(0).text("code")).isEqualTo("NOT_VERIFIABLE");
    assertThat(LAB.cluster("staging").files().filePaths(target)).isEmpty();
  }

  @Test
  void skipsWhatIsProvenEqual() throws Exception {
    String source = newTree("staging", LAB.newDirectory("staging"));
    String target = LAB.newDirectory("prod") + "/copy";
    copy("staging", source, "prod", target, 0);

    Message status = copy("staging", source, "prod", target, 0, "-f");

    assertThat(status.number("Files Skipped")).isEqualTo(TREE.files());
    assertThat(status.number("Files Copied")).isZero();
  }

  @Test
  void findsEveryClusterInOrder() throws Exception {
    for (String alias : List.of("staging", "prod", "open")) {
      LAB.cluster(alias).files().mkdirs("/user/" + USER);
      LAB.cluster(alias).files().setOwner("/user/" + USER, USER, USER);
    }
    Files.writeString(
        directory.resolve(".webhdfs.cfg"),
        Message.EMPTY
            .withMessages(
                "clusters",
                ALIASES.stream().map(each -> LAB.entry(each, USER).with("user", USER)).toList())
            .toString());
    Path java = JavaInstallations.programs().get(0);

    try (AgentProcess agent =
        AgentProcess.start(java, directory, "clusters", "--write-check", "--json")) {
      assertThat(agent.exitCode()).as(agent.stdout()).isZero();
      assertThat(Message.parse(agent.stdout()).messages("clusters"))
          .hasSameSizeAs(ALIASES)
          .allSatisfy(
              each -> {
                assertThat(each.text("user")).isEqualTo(USER);
                assertThat(each.text("home")).isEqualTo("/user/" + USER);
                assertThat(each.messages("problems")).isEmpty();
              });
    }
  }

  /** Copies, and expects this exit code. */
  private Message copy(
      String from, String source, String to, String target, int exitCode, String... options)
      throws Exception {
    List<Message> clusters =
        Stream.of(from, to).distinct().map(alias -> LAB.entry(alias, USER)).toList();
    try (AgentCopy copy = AgentCopy.start(directory, clusters, source, target, options)) {
      assertThat(copy.exitCode()).as(copy.toString()).isEqualTo(exitCode);
      return copy.status();
    }
  }

  private static void assertAllCopied(Message status, int verified) {
    assertThat(status.text("Outcome")).isEqualTo("Successful");
    assertThat(status.number("Files Copied")).isEqualTo(TREE.files());
    assertThat(status.number("Files Failed")).isZero();
    assertThat(status.number("Files Verified")).isEqualTo(verified);
    assertThat(status.number("Files Unverifiable")).isEqualTo(TREE.files() - verified);
    assertThat(status.number("Retries")).isZero();
  }

  private static void assertEqual(String from, String source, String to, String target) {
    Referee.compare(LAB.cluster(from), source, LAB.cluster(to), target).assertEqual();
  }

  private static String newTree(String alias, String parent) {
    LAB.cluster(alias).files().writeTree(parent + "/tree", TREE);
    return parent + "/tree";
  }
}
