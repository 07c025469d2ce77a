package io.howdah.auth;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread fetch a value that many threads need, and gives its outcome to all of them. So a
 * server that does not respond costs them one wait in total, not one wait each.
 */
public final class SingleFlight<T> {
  /** The operation that runs once. */
  public interface Fetch<T> {
    T fetch() throws CopyException;
  }

  private @Nullable CompletableFuture<T> flight;

  /** Returns the outcome of {@code fetch}, or of the fetch in progress in another thread. */
  public T get(Fetch<T> fetch) throws CopyException {
    while (true) {
      CompletableFuture<T> own = new CompletableFuture<>();
      CompletableFuture<T> running = runningOr(own);
      if (running == own) {
        return fetch(fetch, own);
      }
      try {
        return await(running);
      } catch (CopyException e) {
        if (e.code() != ErrorCode.CANCELLED || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        // Only the other thread was interrupted, so this one fetches again.
      }
    }
  }

  private synchronized CompletableFuture<T> runningOr(CompletableFuture<T> own) {
    if (flight == null) {
      flight = own;
    }
    return flight;
  }

  private synchronized void end() {
    flight = null;
  }

  /**
   * Ends the flight before it publishes the outcome. Otherwise a waiting thread could join the same
   * flight again.
   */
  private T fetch(Fetch<T> fetch, CompletableFuture<T> own) throws CopyException {
    try {
      T fetched = fetch.fetch();
      end();
      own.complete(fetched);
      return fetched;
    } catch (Throwable e) {
      end();
      own.completeExceptionally(e);
      throw e;
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
