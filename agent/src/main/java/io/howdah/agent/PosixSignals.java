package io.howdah.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The signals of Ctrl-C, {@code kill} and a closed terminal. A shutdown hook cannot replace them:
 * it does not see a second Ctrl-C and cannot set the exit code.
 *
 * <p>{@code sun.misc.Signal} is in every JDK from 8 on, in the supported module {@code
 * jdk.unsupported}, but {@code --release 8} hides it from the compiler. So it is used by
 * reflection.
 */
final class PosixSignals implements Signals {
  private static final String[] NAMES = {"INT", "TERM", "HUP"};

  @Override
  public void handle(Runnable handler) {
    for (String name : NAMES) {
      handle(name, handler);
    }
  }

  private static void handle(String name, Runnable handler) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(name);
      Object proxy =
          Proxy.newProxyInstance(
              handlerClass.getClassLoader(),
              new Class<?>[] {handlerClass},
              (self, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                  return method.invoke(handler, arguments);
                }
                handler.run();
                return null;
              });
      signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, proxy);
    } catch (InvocationTargetException e) {
      // The JVM was started with -Xrs, or the system lacks this signal. Then the process has no
      // handler for it.
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new IllegalStateException("The signal " + name + " cannot be handled.", e);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no signals.", e);
    }
  }
}
