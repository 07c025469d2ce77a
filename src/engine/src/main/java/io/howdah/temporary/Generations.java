package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.CopyRequest;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import io.howdah.temporary.GenerationName.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The hidden directories of one copy at the destination, so that none is left behind: those that
 * will take the place of others, and old ones that are being deleted. It also remembers those of
 * killed copies that a listing has shown. Safe for use by many threads.
 */
public final class Generations {
  /** At a thousand requests per second, a copy that was stopped ends within seconds. */
  private static final long MOST_DELETED = 10_000;

  /** Each takes memory until the end of the copy. The next copy handles the others. */
  private static final int MOST_REMEMBERED = 1_000;

  private final RemoteFileSystem destination;
  private final CopyRequest run;
  private final Clock clock;
  private final Set<FilePath> own = ConcurrentHashMap.newKeySet();
  private final Map<FilePath, FilePath> begun = new ConcurrentHashMap<>();
  private final Map<FilePath, FilePath> ready = new ConcurrentHashMap<>();

  public Generations(RemoteFileSystem destination, CopyRequest run, Clock clock) {
    this.destination = destination;
    this.run = run;
    this.clock = clock;
  }

  /**
   * Remembers a hidden directory that a listing shows.
   *
   * @return whether it is of an earlier process of this run, so that no other run deletes it
   */
  boolean notice(FileStatus directory) throws CopyException {
    @Nullable GenerationName name = GenerationName.parse(directory.name()).orElse(null);
    @Nullable FilePath parent = directory.path().parent();
    if (name == null || parent == null) {
      return false;
    }
    FilePath target = parent.child(name.name());
    boolean isOurs = name.run().equals(run.runId());
    switch (name.state()) {
      case NEW:
        if (isOurs) {
          begun.putIfAbsent(target, directory.path());
          own.add(directory.path());
        }
        break;
      case READY:
        if (isOurs || ready.size() < MOST_REMEMBERED) {
          ready.put(target, directory.path());
        }
        if (isOurs) {
          own.add(directory.path());
        }
        break;
      case OLD:
        if (isOurs) {
          own.add(directory.path());
        }
        break;
    }
    return isOurs;
  }

  /** Whether a killed run has left the replacement of a directory halfway, if it does not exist. */
  public boolean isHalfway(FilePath target) {
    return ready.containsKey(target);
  }

  /**
   * Finishes the replacement of a directory that a killed run has left halfway: its old directory
   * was moved away, and the new one, which is complete, has not got its name.
   *
   * @return whether the directory exists now
   */
  public boolean finish(FilePath target) throws CopyException {
    @Nullable FilePath complete = ready.remove(target);
    if (complete == null) {
      return false;
    }
    try {
      destination.rename(complete, target, RenameMode.KEEP_EXISTING);
      own.remove(complete);
      return true;
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND || e.code() == ErrorCode.DESTINATION_EXISTS) {
        return destination.status(target).isPresent(); // Another run was faster.
      }
      throw e;
    }
  }

  /**
   * The hidden directory for what will take the place of {@code target}: that of an earlier process
   * of this run, if there is one, or a new name. It is deleted at the end of the copy, unless it is
   * {@link #release released}.
   */
  public FilePath begin(FilePath target) throws CopyException {
    @Nullable FilePath earlier = begun.get(target);
    if (earlier != null) {
      return earlier;
    }
    @Nullable FilePath complete = ready.remove(target);
    if (complete != null && own.contains(complete)) {
      FilePath renamed = inState(complete, State.NEW);
      destination.rename(complete, renamed, RenameMode.KEEP_EXISTING);
      own.add(renamed);
      own.remove(complete);
      return renamed;
    }
    FilePath path =
        GenerationName.begin(target.name(), run.runId(), clock.instant()).beside(target);
    own.add(path);
    return path;
  }

  /** Renames a hidden directory of this run to the same name in another state. */
  public FilePath change(FilePath generation, State state) throws CopyException {
    FilePath renamed = inState(generation, state);
    own.add(renamed);
    destination.rename(generation, renamed, RenameMode.KEEP_EXISTING);
    own.remove(generation);
    return renamed;
  }

  /**
   * Hides a visible directory, so that it can be deleted.
   *
   * @param generation the hidden directory that takes its place
   */
  public FilePath hide(FilePath directory, FilePath generation) throws CopyException {
    FilePath hidden = inState(generation, State.OLD);
    own.add(hidden);
    try {
      destination.rename(directory, hidden, RenameMode.KEEP_EXISTING);
      return hidden;
    } catch (CopyException e) {
      own.remove(hidden);
      throw e;
    }
  }

  private static FilePath inState(FilePath generation, State state) throws CopyException {
    Optional<GenerationName> name = GenerationName.parse(generation.name());
    if (!name.isPresent()) {
      throw new IllegalArgumentException(generation.toString());
    }
    return name.get().in(state).beside(generation);
  }

  /** Records that the directory has its name, or must stay for the next copy. */
  public void release(FilePath generation) {
    own.remove(generation);
  }

  /** Deletes a directory with everything in it. A failed deletion is repeated at the end. */
  public void discard(FilePath generation) {
    isDeleted(generation, new TreeRemoval(destination, Long.MAX_VALUE));
  }

  /**
   * Deletes all directories that were not released, up to a number of entries.
   *
   * @return directories that may still exist
   */
  public List<FilePath> sweep() {
    TreeRemoval removal = new TreeRemoval(destination, MOST_DELETED);
    List<FilePath> left = new ArrayList<>();
    for (FilePath each : own) {
      if (!isDeleted(each, removal)) {
        left.add(each);
      }
    }
    return left;
  }

  /** Whether the old directory is moved away, so that the next copy has to finish the new one. */
  static boolean isNeeded(FilePath generation, RemoteFileSystem destination) throws CopyException {
    @Nullable GenerationName name = GenerationName.parse(generation.name()).orElse(null);
    @Nullable FilePath parent = generation.parent();
    return name != null
        && parent != null
        && name.state() == State.READY
        && !destination.status(parent.child(name.name())).isPresent();
  }

  private boolean isDeleted(FilePath generation, TreeRemoval removal) {
    try {
      if (isNeeded(generation, destination)) {
        return false;
      }
      boolean isGone = !destination.status(generation).isPresent() || removal.remove(generation);
      if (isGone) {
        own.remove(generation);
      }
      return isGone;
    } catch (CopyException e) {
      return false; // It is reported as left behind.
    }
  }
}
