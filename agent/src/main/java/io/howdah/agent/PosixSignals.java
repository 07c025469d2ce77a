package io.howdah.agent;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C, {@code kill} and a closed terminal. A shutdown hook is no substitute: it sees no second
 * Ctrl-C, and it cannot choose the exit code.
 *
 * <p>{@code sun.misc.Signal} is in every JDK from 8 on, in the supported module {@code
 * jdk.unsupported}, but not in what {@code --release 8} shows to a compiler; hence the reflection.
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
      // Started with -Xrs, or a signal that this system does not have: it ends the process at once.
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new IllegalStateException("The signal " + name + " cannot be handled.", e);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no signals.", e);
    }
  }
}
