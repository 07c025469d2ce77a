package io.howdah.fs;

/**
 * A file that {@link RemoteFileSystem#rename} moved out of the way of another one, and that may
 * still be there.
 */
public final class MovedAside {
  /** Whether the other file took the place. */
  public enum State {
    /** The new file has the name, so the old one is obsolete. */
    REPLACED,
    /** There is no sign of a successor: the old file may be the only one with its content. */
    NOT_REPLACED
  }

  private final FilePath path;
  private final FilePath target;
  private final State state;

  private MovedAside(FilePath path, FilePath target, State state) {
    this.path = path;
    this.target = target;
    this.state = state;
  }

  /** A file that is now at {@code path} and was at {@code target}. */
  public static MovedAside of(FilePath path, FilePath target, State state) {
    return new MovedAside(path, target, state);
  }

  /** Where the old file may be now. */
  public FilePath path() {
    return path;
  }

  /** Where it was. */
  public FilePath target() {
    return target;
  }

  public State state() {
    return state;
  }

  @Override
  public String toString() {
    return path + " (" + state + " at " + target + ")";
  }
}
