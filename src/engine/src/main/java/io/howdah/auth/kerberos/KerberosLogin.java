package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import io.howdah.auth.SingleFlight;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kerby.kerberos.kerb.KrbException;

/**
 * The tickets for one cluster. They are requested when they are first needed, shared by all
 * threads, and replaced before they expire.
 */
final class KerberosLogin {
  private final LoginMethod method;
  private final KdcExchange kdc;
  private final LoginFailures failures;
  private final UniqueTimestamps timestamps;
  private final Clock clock;
  private final HeldTicket ticketGranting;
  private final Map<Principal, HeldTicket> services = new ConcurrentHashMap<>();

  KerberosLogin(LoginMethod method, KdcChannel channel, LoginFailures failures, Clock clock) {
    this.method = method;
    this.failures = failures;
    this.clock = clock;
    timestamps = new UniqueTimestamps(clock);
    kdc = new KdcExchange(channel, clock, timestamps);
    ticketGranting = new HeldTicket(this::logIn, clock);
  }

  Principal principal() {
    return method.principal();
  }

  /** A unique time for one request, in microseconds. */
  long moment() {
    return timestamps.next();
  }

  /**
   * A ticket for a service of the login's realm.
   *
   * @throws CopyException with a sentence about what an administrator must correct
   */
  Ticket ticketFor(Principal service) throws CopyException {
    return services.computeIfAbsent(service, any -> new HeldTicket(serving(service), clock)).get();
  }

  private Ticket logIn() throws CopyException {
    try {
      return method.ticketGranting(kdc);
    } catch (KdcRefusal e) {
      throw failures.refusedLogin(e);
    } catch (KrbException | RuntimeException | StackOverflowError e) {
      // Kerby throws any kind of exception for malformed bytes.
      throw failures.unreadableLogin(e);
    } catch (CopyException e) {
      throw failures.named(e);
    } catch (IOException e) {
      throw failures.noAnswer(e);
    }
  }

  private SingleFlight.Fetch<Ticket> serving(Principal service) {
    return () -> {
      Ticket granting = ticketGranting.get();
      try {
        return kdc.serve(granting, service);
      } catch (KdcRefusal e) {
        throw failures.refusedService(service, e);
      } catch (KrbException | RuntimeException | StackOverflowError e) {
        throw failures.unreadableService(service, e);
      } catch (IOException e) {
        throw failures.noAnswer(e);
      }
    };
  }

  @Override
  public String toString() {
    return "Kerberos as " + method.principal();
  }
}
