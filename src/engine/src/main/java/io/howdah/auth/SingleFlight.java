package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread fetch what many need at the same time and gives all of them the outcome, so that
 * a server that does not answer costs them one wait and not one after the other.
 */
public final class SingleFlight<T> {
  /** What is done once. */
  public interface Fetch<T> {
    T fetch() throws CopyException;
  }

  private @Nullable CompletableFuture<T> flight;

  /** The outcome of {@code fetch}, or of the one that another thread has already begun. */
  public T get(Fetch<T> fetch) throws CopyException {
    CompletableFuture<T> own = new CompletableFuture<>();
    CompletableFuture<T> running;
    synchronized (this) {
      running = flight;
      if (running == null) {
        flight = own;
      }
    }
    if (running != null) {
      return await(running);
    }
    try {
      T fetched = fetch.fetch();
      own.complete(fetched);
      return fetched;
    } catch (Throwable e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      synchronized (this) {
        flight = null;
      }
    }
  }

  private T await(CompletableFuture<T> running) throws CopyException {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CopyException(ErrorCode.CANCELLED, "The wait for a login was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CopyException) {
        CopyException failure = (CopyException) e.getCause();
        throw new CopyException(failure.code(), String.valueOf(failure.getMessage()), failure);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
