package io.howdah.run;

import io.howdah.run.MatrixOperation.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * One copy of the fault matrix.
 *
 * @param side whose requests are spoiled
 */
record MatrixCell(
    MatrixServers servers, MatrixOperation operation, Side side, MatrixFault fault, Times times) {

  /** One of so many faults is also tried as one that lasts. */
  private static final int LASTING = 3;

  /** How often the fault happens. */
  enum Times {
    /** To one request of the copy. */
    ONCE,
    /** To each request about one file or directory. */
    ALWAYS
  }

  /**
   * All cells: each fault once, and each third also lasting. An operation of both sides is spoiled
   * on the one and on the other in turn.
   */
  static List<MatrixCell> all() {
    List<MatrixCell> cells = new ArrayList<>();
    int turn = 0;
    for (MatrixServers servers : MatrixServers.values()) {
      for (MatrixOperation operation : MatrixOperation.values()) {
        for (MatrixFault fault : MatrixFault.values()) {
          if (!fault.strikes(operation)) {
            continue;
          }
          turn++;
          Side side = side(operation, turn);
          cells.add(new MatrixCell(servers, operation, side, fault, Times.ONCE));
          if (turn % LASTING == 0) {
            cells.add(new MatrixCell(servers, operation, side, fault, Times.ALWAYS));
          }
        }
      }
    }
    return cells;
  }

  private static Side side(MatrixOperation operation, int turn) {
    boolean isAtSource =
        operation.isAt(Side.SOURCE) && (!operation.isAt(Side.DESTINATION) || turn % 2 == 0);
    return isAtSource ? Side.SOURCE : Side.DESTINATION;
  }

  @Override
  public String toString() {
    return servers + " " + operation + " of the " + side + ": " + fault + " " + times;
  }
}
