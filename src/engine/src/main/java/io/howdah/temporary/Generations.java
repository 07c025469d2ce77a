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
import java.time.Instant;
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
  private final Map<FilePath, FilePath> ready = new ConcurrentHashMap<>();

  public Generations(RemoteFileSystem destination, CopyRequest run, Clock clock) {
    this.destination = destination;
    this.run = run;
    this.clock = clock;
  }

  /**
   * Remembers a hidden directory that a listing shows.
   *
   * @return whether it is of this run: of an earlier process, or of this one
   */
  boolean notice(FileStatus directory) throws CopyException {
    @Nullable GenerationName name = GenerationName.parse(directory.name()).orElse(null);
    @Nullable FilePath parent = directory.path().parent();
    if (name == null || parent == null) {
      return false;
    }
    boolean isOurs = name.run().equals(run.runId());
    if (name.state() == State.READY && (isOurs || ready.size() < MOST_REMEMBERED)) {
      ready.merge(parent.child(name.name()), directory.path(), Generations::newer);
    }
    if (isOurs && name.incarnation() < run.incarnation()) {
      own.add(directory.path()); // Its process has lost its lease.
    }
    return isOurs;
  }

  private static FilePath newer(FilePath one, FilePath other) {
    return begun(one).isAfter(begun(other)) ? one : other;
  }

  private static Instant begun(FilePath generation) {
    return GenerationName.parse(generation.name()).map(GenerationName::begun).orElse(Instant.MIN);
  }

  /** Whether a killed run has left the replacement of a directory halfway, if it does not exist. */
  public boolean isHalfway(FilePath target) {
    return ready.containsKey(target);
  }

  /**
   * Finishes the replacement of a directory that a killed run has left halfway: its old directory
   * was moved away, and the new one, which is complete, has not got its name.
   *
   * @return the path under which that run has filled the new directory; null where another run was
   *     faster
   */
  public @Nullable FilePath finish(FilePath target) throws CopyException {
    @Nullable FilePath complete = ready.remove(target);
    if (complete == null) {
      return null;
    }
    try {
      destination.rename(complete, target, RenameMode.KEEP_EXISTING);
      own.remove(complete);
      return inState(complete, State.NEW);
    } catch (CopyException e) {
      if (e.code() == ErrorCode.FILE_NOT_FOUND || e.code() == ErrorCode.DESTINATION_EXISTS) {
        return null;
      }
      throw e;
    }
  }

  /**
   * The hidden directory for what will take the place of {@code target}. It is deleted at the end
   * of the copy, unless it is {@link #release released}.
   */
  public FilePath begin(FilePath target) throws CopyException {
    FilePath path = GenerationName.begin(target.name(), run, clock.instant()).beside(target);
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
    try {
      remove(generation, new TreeRemoval(destination, Long.MAX_VALUE));
    } catch (CopyException e) {
      assert e != null; // It is repeated at the end.
    }
  }

  /**
   * Deletes all directories that were not released, up to a number of entries.
   *
   * @return directories that may still exist
   */
  public List<FilePath> sweep() {
    TreeRemoval removal = new TreeRemoval(destination, MOST_DELETED);
    List<FilePath> left = new ArrayList<>();
    boolean isAway = false;
    for (FilePath each : own) {
      try {
        if (isAway || !remove(each, removal)) {
          left.add(each);
        }
      } catch (CopyException e) {
        // An unreachable cluster gets only one request: each one would wait for all its retries.
        isAway = e.code().isClusterWide();
        left.add(each);
      }
    }
    return left;
  }

  private boolean remove(FilePath generation, TreeRemoval removal) throws CopyException {
    if (!isRemoved(generation, destination, removal)) {
      return false;
    }
    own.remove(generation);
    return true;
  }

  /**
   * Deletes a hidden directory, whichever run has made it. One that is ready is renamed before, so
   * that no copy takes the rest of it for complete.
   *
   * @return whether all of it is deleted. One that the next copy has to finish stays.
   */
  static boolean isRemoved(FilePath generation, RemoteFileSystem destination, TreeRemoval removal)
      throws CopyException {
    @Nullable GenerationName name = GenerationName.parse(generation.name()).orElse(null);
    @Nullable FilePath parent = generation.parent();
    if (name == null || parent == null) {
      throw new IllegalArgumentException(generation.toString());
    }
    if (!destination.status(generation).isPresent()) {
      return true;
    }
    FilePath doomed = generation;
    if (name.state() == State.READY) {
      if (!destination.status(parent.child(name.name())).isPresent()) {
        return false; // The old directory is moved away.
      }
      doomed = inState(generation, State.OLD);
      destination.rename(generation, doomed, RenameMode.KEEP_EXISTING);
    }
    return removal.remove(doomed);
  }
}
