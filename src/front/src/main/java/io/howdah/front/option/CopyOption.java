package io.howdah.front.option;

import io.howdah.AtomicUnit;
import io.howdah.AttributeLoss;
import io.howdah.CopyOptions;
import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Extra;
import io.howdah.Deletion.Removal;
import io.howdah.ExistingFiles;
import io.howdah.FileAttribute;
import io.howdah.Layout;
import io.howdah.LedgerOptions.Use;
import io.howdah.MissingTable;
import io.howdah.Mode;
import io.howdah.Selection.UsualExclusions;
import io.howdah.SnapshotOptions;
import io.howdah.SnapshotOptions.Basis;
import io.howdah.SnapshotOptions.Reading;
import io.howdah.TransactionalTables;
import io.howdah.Unverifiable;
import io.howdah.UpdatePolicy;
import io.howdah.Verification;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All options of a copy: name, values, default and meaning. The XML element of an option has the
 * same name. The order is that of the help text, the schema and the documentation.
 */
@SuppressWarnings("ImmutableEnumChecker") // types hold functions, which cannot be marked immutable
public enum CopyOption {
  EXISTING(
      OptionType.choice(
          new Words<ExistingFiles>()
              .with("update", ExistingFiles.REPLACE_UNLESS_EQUAL)
              .with("replace", ExistingFiles.REPLACE_ALWAYS)
              .with("fail", ExistingFiles.FAIL),
          CopyOptions.Builder::existingFiles),
      "fail",
      "What becomes of files that exist: update replaces those that are not proven equal, replace"
          + " replaces all, fail replaces none and ends in an error."),
  UPDATE(
      OptionType.choice(Words.named(UpdatePolicy.values()), CopyOptions.Builder::updatePolicy),
      "proof",
      "When an existing file counts as equal: proof (the bytes of both sides), size, mtime (size"
          + " and modification time, which must be preserved) or never (what exists is kept)."),
  NO_LEDGER(
      OptionType.toggle((options, on) -> options.remember(of -> of.use(on ? Use.OFF : Use.ON))),
      "false",
      "Compare the bytes of each existing file, although an earlier copy proved them and neither"
          + " file has changed since, and remember nothing for the next copy."),
  LEDGER_DIR(
      OptionType.path((options, path) -> options.remember(of -> of.directory(path))),
      "",
      "Remember proofs in this directory of the destination, not in .howdah/ledger of the home"
          + " directory."),
  RECHECK(
      OptionType.share((options, runs) -> options.remember(of -> of.recheckRuns(runs))),
      "0%",
      "Compare this share of the remembered files anyway, another one in each copy: with 1% each"
          + " file within 100 copies."),
  ATOMIC(
      OptionType.choice(Words.named(AtomicUnit.values()), CopyOptions.Builder::atomicUnit),
      "file",
      "What changes in one step for readers: file, partition (each partition of a Hive table) or"
          + " tree (the whole target). A partition or tree in which anything differs is copied"
          + " beside the old one, and takes its place when it is complete."),
  VERIFY(
      OptionType.choice(Words.named(Verification.values()), CopyOptions.Builder::verification),
      "full",
      "How far a copied file is proven before it gets its name: full (the bytes on both sides),"
          + " readback (the copy is read again; the source is read twice where no checksum proves"
          + " it), length or none."),
  REQUIRE_VERIFIED(
      OptionType.toggle(
          (options, on) -> options.unverifiable(on ? Unverifiable.FAIL : Unverifiable.ACCEPT)),
      "false",
      "Let a file fail whose source no checksum proves; reading it twice is no proof."),
  PRESERVE(
      OptionType.choices(
          Words.named(FileAttribute.values())
              .letter('r', FileAttribute.REPLICATION)
              .letter('b', FileAttribute.BLOCK_SIZE)
              .letter('u', FileAttribute.OWNER)
              .letter('g', FileAttribute.GROUP)
              .letter('p', FileAttribute.PERMISSION)
              .idleLetter('c')
              .letter('a', FileAttribute.ACL)
              .letter('x', FileAttribute.XATTR)
              .letter('t', FileAttribute.TIMES)
              .letter('s', FileAttribute.STORAGE_POLICY)
              .letter('e', FileAttribute.ERASURE_CODING_POLICY),
          CopyOptions.Builder::preserve),
      "",
      "Take over these attributes, by words or joined letters: owner (u), group (g), permission"
          + " (p), times (t), replication (r), block-size (b), acl (a, with the permission), xattr"
          + " (x, a request for each file), storage-policy (s), erasure-coding-policy (e). The"
          + " letter c has no effect."),
  STRICT_ATTRIBUTES(
      OptionType.toggle(
          (options, on) -> options.attributeLoss(on ? AttributeLoss.FAIL : AttributeLoss.REPORT)),
      "false",
      "Let a file fail if one of these attributes cannot be kept. Without it the file is copied,"
          + " and the loss is counted."),
  INCLUDE_PATTERN(
      OptionType.namePattern(
          (options, pattern) -> options.select(only -> only.includePattern(pattern))),
      "*",
      "Only files whose name matches."),
  PARTITIONS(
      OptionType.expression(
          (options, expression) -> options.select(only -> only.partitions(expression))),
      "",
      "Only partitions of a table for which this is true, such as \"ds >= '2026-11-01' and country in"
          + " ('US', 'DE')\". Nothing is listed below others."),
  MIN_SIZE(
      OptionType.size(
          SizeRange.atMost(Long.MAX_VALUE),
          (options, bytes) -> options.select(only -> only.minimumSize(bytes))),
      "0",
      "Only files of at least this size."),
  MAX_SIZE(
      OptionType.size(
          SizeRange.atMost(Long.MAX_VALUE),
          (options, bytes) -> options.select(only -> only.maximumSize(bytes))),
      "",
      "Only files of at most this size."),
  MIN_AGE(
      OptionType.duration((options, age) -> options.select(only -> only.minimumAge(age))),
      "",
      "Only files that were modified at least this long ago."),
  MAX_AGE(
      OptionType.duration((options, age) -> options.select(only -> only.maximumAge(age))),
      "",
      "Only files that were modified at most this long ago."),
  FILTER(
      OptionType.rules((options, rule) -> options.select(only -> only.rule(rule))),
      "",
      "Rules for paths below the source, one in a line: '+ PATTERN' takes, '- PATTERN' leaves out."
          + " The first that matches decides. What none matches is taken."),
  FILES(
      OptionType.lines((options, paths) -> options.select(only -> only.files(paths))),
      "",
      "Only these files, and directories with all that is in them: paths below the source, one in a"
          + " line."),
  NO_DEFAULT_EXCLUDES(
      OptionType.toggle(
          (options, on) ->
              options.select(
                  only ->
                      only.usualExclusions(
                          on ? UsualExclusions.IGNORED : UsualExclusions.APPLIED))),
      "false",
      "Also take what is left out by default: _temporary, .hive-staging*, *._COPYING_ and trash."),
  COPY_TRANSACTIONAL(
      OptionType.toggle(
          (options, on) ->
              options.select(
                  only ->
                      only.transactionalTables(
                          on ? TransactionalTables.COPY : TransactionalTables.REFUSE))),
      "false",
      "Copy the directories of transactional Hive tables, too, byte by byte. They can be read with"
          + " their own metastore only."),
  DELETE(
      OptionType.toggle(
          (options, on) -> options.delete(what -> what.extra(on ? Extra.DELETE : Extra.KEEP))),
      "false",
      "Delete what the source does not have, after everything was copied. It goes to the trash of"
          + " the user."),
  DELETE_EXCLUDED(
      OptionType.toggle(
          (options, on) ->
              options.delete(what -> what.excluded(on ? Excluded.DELETE : Excluded.KEEP))),
      "false",
      "With delete, also delete what the selection leaves out."),
  MAX_DELETE(
      OptionType.deleteLimit((options, limit) -> options.delete(what -> what.limit(limit))),
      "",
      "Delete nothing if more files and directories than this would go: a number, or a share such"
          + " as 5%. Without it, 10%, but at least 100."),
  SKIP_TRASH(
      OptionType.toggle(
          (options, on) ->
              options.delete(what -> what.removal(on ? Removal.PERMANENT : Removal.TRASH))),
      "false",
      "Delete for good."),
  BACKUP_DIR(
      OptionType.path((options, path) -> options.delete(what -> what.backupDirectory(path))),
      "",
      "Keep deleted and replaced files in this directory of the destination, below the run id."),
  SNAPSHOT(
      OptionType.toggle(
          (options, on) ->
              options.snapshots(use -> use.reading(on ? Reading.NEW : Reading.LIVING))),
      "false",
      "Copy from a snapshot that is made of the source, and deleted at the end."),
  FROM_SNAPSHOT(
      OptionType.name((options, name) -> options.snapshots(use -> use.given(name))),
      "",
      "Copy from this existing snapshot of the source."),
  DIFF(
      OptionType.toggle(
          (options, on) ->
              options.snapshots(use -> use.basis(on ? Basis.DIFFERENCE : Basis.LISTINGS))),
      "false",
      "With delete: list only directories that have changed since the last snapshots of this copy,"
          + " rename what was renamed, and keep snapshots for the next copy."),
  KEEP_SNAPSHOTS(
      OptionType.number(
          SizeRange.of(1, SnapshotOptions.MOST_KEPT),
          (options, number) -> options.snapshots(use -> use.kept((int) number))),
      "",
      "Keep this many snapshots of this copy on both sides. With diff at least 1 is kept."),
  MAX_FILES(
      OptionType.number(
          SizeRange.of(1, 999_999_999), (options, number) -> options.limit(to -> to.files(number))),
      "",
      "Stop before more files than this begin. The next copy goes on."),
  MAX_BYTES(
      OptionType.size(
          SizeRange.of(1, Long.MAX_VALUE),
          (options, bytes) -> options.limit(to -> to.bytes(bytes))),
      "",
      "Stop before a file begins if the files before it have this size. The next copy goes on."),
  MAX_DURATION(
      OptionType.duration((options, time) -> options.limit(to -> to.duration(time))),
      "",
      "Stop before a file begins after this time. The next copy goes on."),
  BANDWIDTH(
      OptionType.bandwidth(CopyOptions.Builder::bandwidth),
      "off",
      "Write at most this many bytes in a second, all files together: such as 20M, off, or a"
          + " timetable such as '08:00,20M 19:00,off'."),
  REQUESTS_PER_SECOND(
      OptionType.requestRate(CopyOptions.Builder::requestsPerSecond),
      "off",
      "Send at most this many requests in a second to each NameNode or HttpFS server, or off."),
  FILES_ONLY(
      OptionType.toggle((options, on) -> options.layout(on ? Layout.FLAT : Layout.TREE)),
      "false",
      "Copy all files into the destination itself, without directories below it."),
  DONE_FLAGS(
      OptionType.fileNames(CopyOptions.Builder::doneFlags),
      "_SUCCESS",
      "Names of files that announce that their directory is complete. They are published last."
          + " Empty for none."),
  THREADS(
      OptionType.number(
          SizeRange.of(0, CopyOptions.MOST_THREADS),
          (options, number) -> options.threads((int) number)),
      "0",
      "Files in flight, 1 to 1000; 0 finds the best level by itself."),
  PART_SIZE(
      OptionType.size(
          SizeRange.powersOfTwo(CopyOptions.SMALLEST_PART, CopyOptions.LARGEST_PART),
          CopyOptions.Builder::partSize),
      "256K",
      "Bytes read and written at a time, a power of 2 from 512 to 64M, in a workflow to 1M."),
  BUFFER_SIZE(
      OptionType.size(SizeRange.atMost(1 << 30), CopyOptions.Builder::bufferSize),
      "0",
      "The servers' I/O buffer; 0 for their own default."),
  CHUNK_SIZE(
      OptionType.size(SizeRange.atMost(Long.MAX_VALUE), CopyOptions.Builder::chunkSize),
      "0",
      "Copy larger files in parallel chunks of about this size; 0 chooses it for each file."),
  ATTEMPTS(
      OptionType.number(
          SizeRange.of(1, CopyOptions.MOST_ATTEMPTS),
          (options, number) -> options.attempts((int) number)),
      "3",
      "How often a file is tried in all, 1 to 100."),
  REPORT(
      OptionType.path((options, path) -> options.files(to -> to.report(path))),
      "",
      "Append a line of JSON for each thing done to this file: of this machine, in a workflow of the"
          + " destination."),
  HIVE_TABLE(
      OptionType.tableName(CopyOptions.Builder::hiveTable),
      "",
      "The last step: make partitions that were added and removed known to the metastore of the"
          + " destination, for this table DB.TABLE, and drop stale statistics."),
  SOURCE_TABLE(
      OptionType.tableName(CopyOptions.Builder::sourceTable),
      "",
      "Copy the partitions that the metastore of the source has of this table DB.TABLE, from where it"
          + " has them, and no others."),
  CREATE_TABLE(
      OptionType.toggle(
          (options, on) -> options.missingTable(on ? MissingTable.CREATE : MissingTable.FAIL)),
      "false",
      "With hive-table and source-table: create the table of the destination if it does not exist, as"
          + " an external table with the columns and the format of the source's."),
  PARTITION_SCRIPT(
      OptionType.path((options, path) -> options.files(to -> to.partitionScript(path))),
      "",
      "Append statements of Hive's SQL for the partitions that were added and removed to this file:"
          + " of this machine, in a workflow of the destination."),
  DRY_RUN(
      OptionType.toggle((options, on) -> options.mode(on ? Mode.DRY_RUN : Mode.COPY)),
      "false",
      "Copy and delete nothing. The status counts what would be copied and deleted."),
  PLAN(
      OptionType.path((options, path) -> options.files(to -> to.plan(path))),
      "",
      "With dry-run: write a line of JSON for each thing that would be done to this file: of this"
          + " machine, in a workflow of the destination."),
  ONLY_PLANNED(
      OptionType.path((options, path) -> options.files(to -> to.approvedPlan(path))),
      "",
      "Do only what this plan of a dry run has. What has changed since fails.");

  private final OptionType type;
  private final String defaultValue;
  private final String meaning;

  CopyOption(OptionType type, String defaultValue, String meaning) {
    this.type = type;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** The name of the XML element, and of the command-line option without its two dashes. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The option on the command line, such as {@code --min-size}. */
  public String flag() {
    return "--" + optionName();
  }

  /** The placeholder of the value in the help text, such as {@code BYTES}; null for a switch. */
  public @Nullable String placeholder() {
    return type.placeholder();
  }

  /** The value in {@link CopyOptions#defaults()} as text; empty where the default is empty. */
  public String defaultValue() {
    return defaultValue;
  }

  /** One or two sentences for the user. They fit every front end. */
  public String meaning() {
    return meaning;
  }

  /** The valid words of a choice or a switch; empty for other types. */
  public List<String> words() {
    return type.words();
  }

  /** The letters that stand for words of a list and may be joined; empty for none. */
  public String letters() {
    return type.letters();
  }

  /** The valid numbers; null where the value is not a number. */
  public @Nullable SizeRange range() {
    return type.range();
  }

  /** Whether the value is a number of bytes, with an optional unit. */
  public boolean isSize() {
    return type.isSize();
  }

  /** Whether an empty value is valid. It means none. */
  public boolean mayBeEmpty() {
    return type.mayBeEmpty();
  }

  void set(String value, CopyOptions.Builder options) throws OptionProblem {
    if (value.isEmpty() && !mayBeEmpty()) {
      throw new OptionProblem("needs a value");
    }
    type.set(value, options);
  }
}
