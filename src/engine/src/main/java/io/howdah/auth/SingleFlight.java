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
        // The thread that fetched was stopped, and this one was not.
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

  /** Ends before it tells the outcome, so that no waiting thread joins it once more. */
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
