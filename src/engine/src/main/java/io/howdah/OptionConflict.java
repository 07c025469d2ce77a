package io.howdah;

import io.howdah.Deletion.Excluded;
import io.howdah.Deletion.Removal;
import java.util.Optional;

/** Options that cannot be combined in a copy. */
public enum OptionConflict {
  PROOF("Files that must be verified need the verification FULL or READBACK.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.unverifiable() == Unverifiable.FAIL && !options.verification().provesBytes();
    }
  },
  /** Copied files would not get the times that their next comparison needs. */
  UPDATE_TIMES("The update policy MTIME needs the attribute TIMES.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.updatePolicy() == UpdatePolicy.MTIME
          && !options.preserve().contains(FileAttribute.TIMES);
    }
  },
  /** Nothing would be compared. */
  UPDATE_EXISTING("An update policy other than PROOF needs REPLACE_UNLESS_EQUAL.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.updatePolicy() != UpdatePolicy.PROOF
          && options.existingFiles() != ExistingFiles.REPLACE_UNLESS_EQUAL;
    }
  },
  RECHECK("A recheck needs a ledger, REPLACE_UNLESS_EQUAL and the update policy PROOF.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.ledger().recheckRuns() != LedgerOptions.NEVER && !hasLedger(options);
    }
  },
  LEDGER_DIRECTORY(
      "A directory for ledgers needs a ledger, REPLACE_UNLESS_EQUAL and the update policy PROOF.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.ledger().directory() != null && !hasLedger(options);
    }
  },
  GIVEN_SNAPSHOT("A copy of a given snapshot makes no snapshot itself.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.snapshots().given() != null
          && (options.snapshots().makesSnapshot() || options.snapshots().kept() > 0);
    }
  },
  KEPT_SNAPSHOTS("Only a copy that makes a snapshot can keep some.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.snapshots().kept() > 0 && !options.snapshots().makesSnapshot();
    }
  },
  /** Both sides have nothing in common where less is copied, compared or deleted. */
  PAIRS("Kept snapshots need REPLACE_UNLESS_EQUAL, the update policy PROOF and deletes.") {
    @Override
    boolean isIn(CopyOptions options) {
      return keepsPairs(options)
          && (options.existingFiles() != ExistingFiles.REPLACE_UNLESS_EQUAL
              || options.updatePolicy() != UpdatePolicy.PROOF
              || !options.deletion().isOn());
    }
  },
  /** Files enter and leave such a selection without a change. */
  PAIRS_AGE("Kept snapshots cannot be combined with ages of files.") {
    @Override
    boolean isIn(CopyOptions options) {
      return keepsPairs(options)
          && (options.selection().minimumAge() != null || options.selection().maximumAge() != null);
    }
  },
  PAIRS_FILES("Kept snapshots cannot be combined with a list of files.") {
    @Override
    boolean isIn(CopyOptions options) {
      return keepsPairs(options) && options.selection().files() != null;
    }
  },
  PAIRS_PLAN("Kept snapshots cannot be combined with a plan.") {
    @Override
    boolean isIn(CopyOptions options) {
      return keepsPairs(options) && options.files().approvedPlan() != null;
    }
  },
  EXCLUDED("Excluded files cannot be deleted while extra files are kept.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.deletion().excluded() != Excluded.KEEP && !options.deletion().isOn();
    }
  },
  BACKUP("A backup directory cannot be combined with deleting for good.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.deletion().removal() != Removal.TRASH
          && options.deletion().backupDirectory() != null;
    }
  },
  /** A flat target has no directory for each directory of the source. */
  LAYOUT("The layout FLAT cannot be combined with deletes.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.layout() == Layout.FLAT && options.deletion().isOn();
    }
  },
  /** A flat target is one directory, to which others may copy, too. */
  ATOMIC_LAYOUT("The layout FLAT cannot be combined with an atomic unit other than FILE.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.atomicUnit() != AtomicUnit.FILE && options.layout() == Layout.FLAT;
    }
  },
  /** A plan is about files. */
  ATOMIC_PLAN("A plan cannot be combined with an atomic unit other than FILE.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.atomicUnit() != AtomicUnit.FILE
          && (options.files().plan() != null || options.files().approvedPlan() != null);
    }
  },
  /** HDFS does not rename a directory that has snapshots. */
  ATOMIC_SNAPSHOTS("Kept snapshots cannot be combined with the atomic unit TREE.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.atomicUnit() == AtomicUnit.TREE && keepsPairs(options);
    }
  },
  /** Its partitions have hidden paths until the whole tree takes its place. */
  ATOMIC_TABLE("The atomic unit TREE cannot be combined with a Hive table or a script.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.atomicUnit() == AtomicUnit.TREE
          && (options.hiveTable() != null || options.files().partitionScript() != null);
    }
  },
  /** Files that must stay would go with their directory. */
  ATOMIC_NEVER("The update policy NEVER cannot be combined with an atomic unit other than FILE.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.atomicUnit() != AtomicUnit.FILE
          && options.updatePolicy() == UpdatePolicy.NEVER;
    }
  },
  /** A flat target has no partitions. */
  PARTITION_SCRIPT("The layout FLAT cannot be combined with a script for partitions.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.layout() == Layout.FLAT && options.files().partitionScript() != null;
    }
  },
  HIVE_TABLE("The layout FLAT cannot be combined with a Hive table.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.layout() == Layout.FLAT && options.hiveTable() != null;
    }
  },
  SOURCE_TABLE("The layout FLAT cannot be combined with a table of the source.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.layout() == Layout.FLAT && options.sourceTable() != null;
    }
  },
  /** Its partitions may be in several directories, and a snapshot shows one. */
  SOURCE_TABLE_SNAPSHOTS("A table of the source cannot be combined with snapshots.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.sourceTable() != null
          && (options.snapshots().makesSnapshot()
              || options.snapshots().given() != null
              || keepsPairs(options));
    }
  },
  CREATED_TABLE("A Hive table can be created only as a copy of a table of the source.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.missingTable() == MissingTable.CREATE
          && (options.hiveTable() == null || options.sourceTable() == null);
    }
  },
  PLAN("Only a dry run can write a plan.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.mode() == Mode.COPY && options.files().plan() != null;
    }
  },
  APPROVED_PLAN("Only a copy can follow a plan.") {
    @Override
    boolean isIn(CopyOptions options) {
      return options.mode() == Mode.DRY_RUN && options.files().approvedPlan() != null;
    }
  };

  private final String sentence;

  OptionConflict(String sentence) {
    this.sentence = sentence;
  }

  private static boolean hasLedger(CopyOptions options) {
    return options.ledger().use() == LedgerOptions.Use.ON
        && options.existingFiles() == ExistingFiles.REPLACE_UNLESS_EQUAL
        && options.updatePolicy() == UpdatePolicy.PROOF;
  }

  /** Whether the copy leaves a pair of snapshots, on which a later copy relies. */
  private static boolean keepsPairs(CopyOptions options) {
    return options.snapshots().kept() > 0;
  }

  /** The first conflict in these options; empty for none. */
  static Optional<OptionConflict> in(CopyOptions options) {
    for (OptionConflict each : values()) {
      if (each.isIn(options)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  abstract boolean isIn(CopyOptions options);

  String sentence() {
    return sentence;
  }
}
