package io.howdah.run;

import io.howdah.CopyOptions;
import io.howdah.CopyStatus;
import io.howdah.UndoResult;
import java.nio.file.Path;
import java.util.Map;

/** A source and a target for a {@link MirrorSequence}. Paths are relative to either. */
interface ModelClusters {
  /** One of the two trees. */
  enum Side {
    SOURCE,
    TARGET
  }

  void makeDirectory(Side side, String path) throws Exception;

  void write(Side side, String path, String text) throws Exception;

  /** Deletes a file, or an empty directory. */
  void delete(Side side, String path) throws Exception;

  /** Gives a file or directory another path, which is free and in an existing directory. */
  void rename(Side side, String from, String to) throws Exception;

  /** Copies the source to the target. */
  CopyStatus copy(CopyOptions options);

  /** Undoes the last copy. */
  UndoResult undo(Path report);

  /** The texts of all files of the target, and {@link TreeModel#DIRECTORY} for each directory. */
  Map<String, String> target() throws Exception;

  /** The directory for deleted and replaced files. */
  String backup();

  /** Whether both trees permit snapshots. */
  boolean hasSnapshots();

  /** Whether {@link #crashDuring} works here. */
  boolean canCrash();

  /** Runs the copy while the target is out of reach from the moment of the crash on. */
  void crashDuring(Crash crash, CopyOptions options);
}
