package io.howdah.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.howdah.ClusterPath;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest.Target;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.Mode;
import io.howdah.SelectionRule;
import io.howdah.Unverifiable;
import io.howdah.Verification;
import io.howdah.agent.AgentArguments.Action;
import io.howdah.agent.AgentArguments.ProgressMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineParserTest {
  private static final Path HERE = Path.of("/here/a[1]");

  @Test
  void fillsInTheDefaultsOfPydistcp() throws Exception {
    AgentArguments arguments = parse("-s a -d b /x /y");
    CopyOptions options = arguments.request().options();

    assertThat(arguments.action()).isEqualTo(Action.COPY);
    assertThat(arguments.request().source()).isEqualTo(ClusterPath.of("a", "/x"));
    assertThat(arguments.request().destination()).isEqualTo(ClusterPath.of("b", "/y"));
    assertThat(arguments.request().target()).isEqualTo(Target.INSIDE_EXISTING_DIRECTORY);
    assertThat(arguments.configuration()).isNull();
    assertThat(arguments.statusFile()).isNull();
    assertThat(arguments.progressMode()).isEqualTo(ProgressMode.SHOWN);
    assertThat(arguments.verbosity()).isZero();
    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.FAIL);
    assertThat(options.verification()).isEqualTo(Verification.FULL);
    assertThat(options.layout()).isEqualTo(Layout.TREE);
    assertThat(options.mode()).isEqualTo(Mode.COPY);
    assertThat(options.preserve()).isEmpty();
    assertThat(options.selection().includePattern()).isEqualTo("*");
    assertThat(options.selection().minimumSize()).isZero();
    assertThat(options.threads()).isEqualTo(CopyOptions.AUTOMATIC);
    assertThat(options.partSize()).isEqualTo(262144);
    assertThat(options.bufferSize()).isZero();
  }

  @Test
  void readsEveryOption() throws Exception {
    AgentArguments arguments =
        parse(
            "--force --preserve --no-target-directory --files-only --dry-run --silent --verbose"
                + " --src=a --dest b --conf=c.cfg --status-file s.json --verify=length --threads 7"
                + " --include-pattern=*.gz --partitions=n=1 --min-size=10K --part-size=131072 --buffer-size=4096"
                + " --chunk-size=1G --attempts 5 --done-flags=_DONE,_READY"
                + " /x /y");
    CopyOptions options = arguments.request().options();

    assertThat(arguments.request().target()).isEqualTo(Target.EXACT);
    assertThat(arguments.configuration()).isEqualTo("c.cfg");
    assertThat(arguments.statusFile()).isEqualTo(HERE.resolve("s.json"));
    assertThat(arguments.progressMode()).isEqualTo(ProgressMode.SILENT);
    assertThat(arguments.verbosity()).isEqualTo(1);
    assertThat(options.existingFiles()).isEqualTo(ExistingFiles.REPLACE_UNLESS_EQUAL);
    assertThat(options.verification()).isEqualTo(Verification.LENGTH);
    assertThat(options.layout()).isEqualTo(Layout.FLAT);
    assertThat(options.mode()).isEqualTo(Mode.DRY_RUN);
    assertThat(options.preserve())
        .containsExactlyElementsOf(EnumSet.range(FileAttribute.OWNER, FileAttribute.BLOCK_SIZE));
    assertThat(options.selection().includePattern()).isEqualTo("*.gz");
    assertThat(options.selection().partitions()).isEqualTo("n=1");
    assertThat(options.selection().minimumSize()).isEqualTo(10240);
    assertThat(options.threads()).isEqualTo(7);
    assertThat(options.partSize()).isEqualTo(131072);
    assertThat(options.bufferSize()).isEqualTo(4096);
    assertThat(options.chunkSize()).isEqualTo(1L << 30);
    assertThat(options.attempts()).isEqualTo(5);
    assertThat(options.doneFlags()).containsExactly("_DONE", "_READY");
  }

  @Test
  void readsTheExampleOfPydistcp() throws Exception {
    AgentArguments arguments =
        parse(
            "-f -s staging -d prod /data/outgoing /data/incoming --threads=10 --part-size=131072");

    assertThat(arguments.request().source()).hasToString("staging:/data/outgoing");
    assertThat(arguments.request().destination()).hasToString("prod:/data/incoming");
    assertThat(arguments.request().options().threads()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x /y -fp -s a -d b -T",
        "/x -fp -s a /y -d b -T",
        "-fpT -sa -db /x /y",
        "-f -p -T --src a --dest b -- /x /y",
        "-pfs a -Td b /x /y",
      })
  void takesOptionsAndPathsInAnyOrder(String line) throws Exception {
    AgentArguments arguments = parse(line);

    assertThat(arguments.request().source()).hasToString("a:/x");
    assertThat(arguments.request().destination()).hasToString("b:/y");
    assertThat(arguments.request().target()).isEqualTo(Target.EXACT);
    assertThat(arguments.request().options().preserve()).isNotEmpty();
    assertThat(arguments.request().options().existingFiles())
        .isEqualTo(ExistingFiles.REPLACE_UNLESS_EQUAL);
  }

  @Test
  void endsTheOptionsAtTwoDashes() throws Exception {
    AgentArguments arguments = parse("-s a -d b -- -f --silent");

    assertThat(arguments.request().source().path()).isEqualTo("-f");
    assertThat(arguments.request().destination().path()).isEqualTo("--silent");
    assertThat(arguments.progressMode()).isEqualTo(ProgressMode.SHOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "-v, 1",
    "-vv, 2",
    "-v -v, 2",
    "-vvv, 3",
    "-vv -v --verbose -v, 5",
    "-fvvp, 2",
  })
  void countsHowVerboseItIsToBe(String flags, int verbosity) throws Exception {
    assertThat(parse((flags + " -s a -d b /x /y").trim()).verbosity()).isEqualTo(verbosity);
  }

  @ParameterizedTest
  @CsvSource({
    "'', FAIL",
    "--no-checksum, FAIL",
    "-f, REPLACE_UNLESS_EQUAL",
    "-f --no-checksum, REPLACE_ALWAYS",
  })
  void replacesOnlyByForce(String flags, ExistingFiles existingFiles) throws Exception {
    assertThat(parse((flags + " -s a -d b /x /y").trim()).request().options().existingFiles())
        .isEqualTo(existingFiles);
  }

  @Test
  void keepsTheOrderOfRules(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("nightly.rules"), "+ /b/\n- b");

    List<SelectionRule> rules =
        parse("-s a -d b --exclude=*.tmp --filter-from " + file + " /x /y")
            .request()
            .options()
            .selection()
            .rules();

    assertThat(rules)
        .extracting(SelectionRule::toString)
        .containsExactly("- *.tmp", "+ /b/", "- b");
    assertThat(rules.get(1).origin()).isEqualTo("the file '" + file + "', line 1");
  }

  @Test
  void takesOnlyWhatAnIncludeNames() throws Exception {
    assertThat(
            parse("--include *.orc --exclude=x -s a -d b /x /y")
                .request()
                .options()
                .selection()
                .rules())
        .extracting(SelectionRule::toString)
        .containsExactly("+ *.orc", "- x", "- **");
  }

  @ParameterizedTest
  @CsvSource({"fail, FAIL", "update, REPLACE_UNLESS_EQUAL", "replace, REPLACE_ALWAYS"})
  void takesTheWordsOfWorkflowsForExistingFiles(String word, ExistingFiles existingFiles)
      throws Exception {
    assertThat(parse("-s a -d b /x /y --existing=" + word).request().options().existingFiles())
        .isEqualTo(existingFiles);
  }

  @ParameterizedTest
  @CsvSource({
    "--preserve=owner;times, OWNER TIMES",
    "--preserve=, ''",
    "--pre=OWNER, OWNER",
    "-pug, OWNER GROUP",
    "-prbugpcaxt, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE ACL XATTR",
    "-pf, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE",
    "--preserve=se, STORAGE_POLICY ERASURE_CODING_POLICY",
    "-fp, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE",
    "-p -p, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE",
    "-p, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE",
    "--preserve, OWNER GROUP PERMISSION TIMES REPLICATION BLOCK_SIZE"
  })
  void preservesAllAttributesOrThoseOfAList(String option, String attributes) throws Exception {
    AgentArguments arguments = parse("-s a -d b " + option.replace(';', ',') + " /x /y");

    assertThat(arguments.request().source().path()).isEqualTo("/x");
    assertThat(arguments.request().options().preserve().stream().map(Enum::name))
        .containsExactly(attributes.isEmpty() ? new String[0] : attributes.split(" "));
  }

  @Test
  void keepsQuotationMarks() throws Exception {
    AgentArguments arguments =
        new CommandLineParser(HERE)
            .parse("-s", "a", "-d", "b", "--include-pattern", "\"q\"", "/x", "/y");

    assertThat(arguments.request().options().selection().includePattern()).isEqualTo("\"q\"");
  }

  @Test
  void takesWhatFollowsTwoDashesForAPath() throws Exception {
    assertThat(parse("-s a -d b -- --preserve=owner /y").request().source().path())
        .isEqualTo("--preserve=owner");
  }

  @Test
  void knowsNoDoneFlagsWhereTheirListIsEmpty() throws Exception {
    assertThat(parse("-s a -d b --done-flags= /x /y").request().options().doneFlags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "relative, /here/a\\[1\\]/relative",
    "./x//y/, /here/a\\[1\\]/x/y",
    "../*.gz, /here/*.gz",
    "/abs/../x, /x",
    "., /here/a\\[1\\]",
    "../../../.., /",
  })
  void readsLocalSourcesFromTheWorkingDirectory(String path, String absolute) throws Exception {
    assertThat(parse("-s local -d b " + path + " /y").request().source().path())
        .isEqualTo(absolute);
  }

  @Test
  void leavesOnlySourcesWithWildcards() throws Exception {
    assertThat(parse("-s a -d local /x out").request().destination().path())
        .isEqualTo("/here/a[1]/out");
  }

  @Test
  void leavesRemotePathsAsTheyAre() throws Exception {
    assertThat(parse("-s a -d b rel/../x y").request().source().path()).isEqualTo("rel/../x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "-s a --help", "/x -h /y", "--version --help"})
  void showsHelpForTheOptionAnywhere(String line) throws Exception {
    assertThat(parse(line).action()).isEqualTo(Action.SHOW_HELP);
  }

  @Test
  void requiresProofsByReading() throws Exception {
    CopyOptions options =
        parse("-s a -d b /x /y --verify=readback --require-verified").request().options();

    assertThat(options.verification()).isEqualTo(Verification.READBACK);
    assertThat(options.unverifiable()).isEqualTo(Unverifiable.FAIL);
  }

  @Test
  void showsTheVersion() throws Exception {
    AgentArguments arguments = parse("--version");

    assertThat(arguments.action()).isEqualTo(Action.SHOW_VERSION);
    assertThatThrownBy(arguments::request).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s a -d b | There must be two paths, SRC_PATH and DEST_PATH, not 0.",
        "-s a -d b /x | There must be two paths, SRC_PATH and DEST_PATH, not 1.",
        "-s a -d b /x /y /z | There must be two paths, SRC_PATH and DEST_PATH, not 3.",
        "-s a /x /y | The option --dest is missing.",
        "-d b /x /y | The option --src is missing.",
        "-s a -d | The option --dest needs a value.",
        "-s a -d b --conf= /x /y | The option --conf needs a value.",
        "-s a -s c -d b /x /y | The option --src is given more than once.",
        "-s a -d b /x /y --forse | There is no option '--forse'.",
        "-s a -d b /x /y --no | The option '--no' may be --no-checksum or --no-default-excludes or"
            + " --no-ledger or --no-target-directory.",
        "-s a -d b /x /y -q | There is no option '-q'.",
        "-s a -d b /x /y --metrics-file=/m/a.txt | --metrics-file must end in .prom, not '/m/a.txt'.",
        "-s a -d b -f /x /y --backup-dir=hdfs://nn/b | --backup-dir must be a path, such as '/b', not"
            + " the URL 'hdfs://nn/b'.",
        "-s a -d b /x /y --recheck=1% | --recheck needs --existing to be update and --update to be"
            + " proof, without --no-ledger.",
        "-s a -d b /x /y --threads=many | --threads must be a whole number, 0 to 1000, not 'many'.",
        "-s a -d b /x /y --threads=-1 | --threads must be a whole number, 0 to 1000, not '-1'.",
        "-s a -d b /x /y --part-size=1000 | --part-size must be a power of 2",
        "-s a -d b /x /y --part-size=8G | --part-size must be a power of 2 from 512 to 64M, not"
            + " 8G.",
        "-s a -d b /x /y --buffer-size=-4 | --buffer-size must be a number of bytes",
        "-s a -d b /x /y --min-size=big | --min-size must be a number of bytes such as",
        "-s a -d b /x /y --min-size=99999999T | --min-size must be a number of bytes such as",
        "-s a -d b /x /y --verify=md5 | --verify must be full, readback, length or none, not",
        "-s a -d b /x /y --verify=length --require-verified | --require-verified needs --verify to"
            + " be full or readback.",
        "-s a -d b /x /y --atomic=tree --files-only | --atomic must be file with --files-only.",
        "-s a -d b -f /x /y --atomic=tree --update=never | --atomic must be file if --update is"
            + " never.",
        "-s a -d b /x /y --atomic=tree --dry-run --plan=p | --atomic must be file with --plan and"
            + " --only-planned.",
        "-s a -d b -f --delete --diff --keep-snapshots=2 /x /y --atomic=tree | --diff and"
            + " --keep-snapshots cannot be combined with --atomic tree.",
        "-s a -d b /x /y --atomic=tree --hive-table=d.t | --atomic must not be tree with"
            + " --hive-table or --partition-script.",
        "-s a -d b /x /y --source-table=d.t --files-only | --source-table cannot be combined with"
            + " --files-only.",
        "-s a -d b /x /y --source-table=d.t --snapshot | --source-table cannot be combined with"
            + " --snapshot, --from-snapshot, --diff or --keep-snapshots.",
        "-s a -d b /x /y --create-table --hive-table=d.t | --create-table needs --hive-table and"
            + " --source-table.",
        "-s a -d b /x /y --partition-script=p --files-only | --partition-script cannot be combined"
            + " with --files-only.",
        "-s a -d b /x /y --force=yes | The option --force takes no value.",
        "-s a -d b /x /y --dry-run=true | The option --dry-run takes no value.",
        "-s a -d b /x /y -p --preserve=owner | The option --preserve is given more than once.",
        "-s a -d b /x /y --verify= | --verify needs a value.",
        "-s a -d b /x /y -f --existing=fail | --force is short for --existing: give one of them.",
        "-s a -d b /x /y --no-checksum --existing=update | --no-checksum is short for --existing",
        "-s a -d b /x /y --preserve=owner,acls | --preserve may list owner, group,",
        "-s a -d b /x /y -pug -pt | The option --preserve is given more than once.",
        "-s a -d b /x /y -pugz | There is no option '-pugz'.",
        "-s a -d b /x /y --preserve=owner --preserve=group | --preserve is given more than once.",
        "-s a -d b /x /y --buffer-size=2G | --buffer-size must be 0 to 1G, not 2G.",
        "-s a -d b /x /y --filter=x | --filter must have '+ PATTERN' or '- PATTERN' in --filter,"
            + " line 1, not 'x'.",
        "-s a -d b /x /y --status-format=xml | --status-format must be lines or line, not 'xml'.",
        "-s a -d b /x /y --filter-from=none | --filter-from cannot read 'none':"
            + " there is no such file.",
        "-s a -d b /x /y --max-age=7 | --max-age must be a time such as",
        "-s a -d b /x /y --attempts=0 | --attempts must be a whole number, 1 to 100, not '0'.",
        "-s a -d b hdfs://nn:8020/x /y | SRC_PATH 'hdfs://nn:8020/x' is a URL: write the path"
            + " alone, '/x', and name the cluster by its alias in --src.",
        "-s a -d b /x webhdfs://nn/y | DEST_PATH 'webhdfs://nn/y' is a URL: write the path alone,"
            + " '/y', and name the cluster by its alias in --dest.",
        "-s local -d b file:///x /y | SRC_PATH 'file:///x' is a URL: write the path alone, '/x'",
        "-s local -d local /x /y | copy from local to local is not supported, use cp command.",
      })
  void explainsWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesEmptyPathsAndCharactersThatTheLocaleLost() {
    CommandLineParser parser = new CommandLineParser(HERE);

    assertThatThrownBy(() -> parser.parse("-s", "a", "-d", "b", "", "/y"))
        .hasMessageContaining("must not be empty");
    assertThatThrownBy(() -> parser.parse("-s", "a", "-d", "b", "/donn\uFFFDes", "/y"))
        .hasMessageContaining("set LC_ALL=C.UTF-8");
  }

  private static AgentArguments parse(String line) throws UsageException {
    return new CommandLineParser(HERE).parse(line.split(" ", -1));
  }
}
