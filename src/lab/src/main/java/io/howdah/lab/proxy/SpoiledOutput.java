package io.howdah.lab.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A body on its way through a proxy, to which faults happen at their bytes. */
final class SpoiledOutput extends FilterOutputStream {
  private final List<Rule> rules;
  private final long offset;
  private long position;

  /**
   * @param rules with faults of bodies
   * @param offset of the body's first byte in the file
   */
  SpoiledOutput(OutputStream out, List<Rule> rules, long offset) {
    super(out);
    this.rules = rules;
    this.offset = offset;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * @throws Struck where the connection is to be cut or to freeze; all before is sent
   */
  @Override
  public void write(byte[] buffer, int start, int length) throws IOException {
    byte[] changed = buffer;
    for (Rule rule : rules) {
      BodyFault fault = (BodyFault) rule.fault();
      boolean flips = fault.effect() == BodyFault.Effect.FLIP;
      long at = fault.position() - position - (flips ? offset : 0);
      if (at < 0 || at >= length || !rule.strike()) {
        continue;
      }
      if (!flips) {
        out.write(changed, start, (int) at);
        out.flush();
        throw new Struck(fault.effect());
      }
      if (changed == buffer) {
        changed = buffer.clone();
      }
      changed[start + (int) at] ^= 1;
    }
    out.write(changed, start, length);
    position += length;
  }

  /** A fault after which no byte follows. */
  static final class Struck extends IOException {
    private static final long serialVersionUID = 1L;

    private final BodyFault.Effect effect;

    private Struck(BodyFault.Effect effect) {
      super(effect.toString());
      this.effect = effect;
    }

    boolean freezes() {
      return effect == BodyFault.Effect.FREEZE;
    }
  }
}
