package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.cluster.UnreadableFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

/** A login with the ticket of an earlier {@code kinit}. */
final class CacheLogin implements LoginMethod {
  private final Path file;
  private final Principal principal;
  private final Clock clock;

  private CacheLogin(Path file, Principal principal, Clock clock) {
    this.file = file;
    this.principal = principal;
    this.clock = clock;
  }

  /** The login of the cache's principal. */
  static CacheLogin of(Path file, Clock clock) throws CopyException {
    return new CacheLogin(file, read(file).owner(), clock);
  }

  @Override
  public Principal principal() {
    return principal;
  }

  @Override
  public Ticket ticketGranting(KdcExchange kdc) throws CopyException {
    TicketCache cache = read(file);
    Ticket ticket = cache.ticketGranting();
    if (!cache.owner().equals(principal)) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED,
          "The ccache '"
              + file
              + "' was that of '"
              + principal
              + "' when the copy began, and is now that of '"
              + cache.owner()
              + "'.");
    }
    if (ticket == null) {
      throw new CopyException(
          ErrorCode.KERBEROS_LOGIN_FAILED,
          "The ccache '" + file + "' holds no ticket-granting ticket of '" + principal + "'.");
    }
    if (!ticket.end().isAfter(clock.instant())) {
      throw new CopyException(
          ErrorCode.TICKET_EXPIRED,
          "The ticket of '"
              + principal
              + "' in the ccache '"
              + file
              + "' expired at "
              + ticket.end()
              + ": run kinit, or name a keytab, which needs none.");
    }
    return ticket;
  }

  private static TicketCache read(Path file) throws CopyException {
    try {
      return TicketCache.read(file);
    } catch (NoSuchFileException e) {
      throw new CopyException(
          ErrorCode.INVALID_CONFIGURATION,
          "There is no ccache '" + file + "': run kinit, or name a keytab.",
          e);
    } catch (IOException e) {
      throw UnreadableFile.of("ccache", file, e);
    }
  }

  @Override
  public String toString() {
    return "ccache '" + file + "'";
  }
}
