package io.howdah.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The agent with a fake engine, for a process of its own. The first argument selects how the copy
 * ends: {@code succeeds}, {@code stops} when cancelled, or {@code hangs}. It prints to standard
 * error when the copy has begun.
 */
final class FakeEngineMain {
  static final String STARTED = "(the copy has begun)";

  private FakeEngineMain() {}

  public static void main(String[] arguments) {
    CountDownLatch started = new CountDownLatch(1);
    FakeEngine.Play play =
        switch (arguments[0]) {
          case "stops" -> FakeEngine.untilCancelled(started);
          case "hangs" -> FakeEngine.forEver(started);
          default -> FakeEngine::succeed;
        };
    Thread announcer = new Thread(() -> announce(started));
    announcer.setDaemon(true);
    announcer.start();
    // What the agent's own main does, with another engine.
    System.exit(
        AgentMain.run(
            configuration -> new FakeEngine(play),
            System.out,
            Arrays.copyOfRange(arguments, 1, arguments.length)));
  }

  private static void announce(CountDownLatch started) {
    try {
      started.await();
      new FileOutputStream(FileDescriptor.err).write(STARTED.getBytes(StandardCharsets.US_ASCII));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
