package io.howdah.fs.memory;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.FilePath;

/** What a test has happen at each operation of one kind. */
public final class FaultAt {
  /** What happens; it may fail, wait or change files. */
  public interface Step {
    void at(FilePath path) throws CopyException;
  }

  private FaultAt() {}

  /** The operation is denied for files of that name. */
  public static FaultInjector denied(Operation wanted, String name) {
    return before(
        wanted,
        path -> {
          if (path.name().equals(name)) {
            throw new CopyException(ErrorCode.PERMISSION_DENIED, "not yours");
          }
        });
  }

  public static FaultInjector before(Operation wanted, Step step) {
    return new FaultInjector() {
      @Override
      public void before(Operation operation, FilePath path) throws CopyException {
        if (operation == wanted) {
          step.at(path);
        }
      }
    };
  }

  public static FaultInjector after(Operation wanted, Step step) {
    return new FaultInjector() {
      @Override
      public void after(Operation operation, FilePath path) throws CopyException {
        if (operation == wanted) {
          step.at(path);
        }
      }
    };
  }
}
