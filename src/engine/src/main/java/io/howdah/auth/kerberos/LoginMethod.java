package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import java.io.IOException;
import org.apache.kerby.kerberos.kerb.KrbException;

/** The way to get the ticket-granting ticket. */
interface LoginMethod {

  /** The principal of the login. It never changes. */
  Principal principal();

  /** A ticket-granting ticket that has not expired. The file of the login is read again. */
  Ticket ticketGranting(KdcExchange kdc)
      throws CopyException, KdcRefusal, KrbException, IOException;

  /** The kind and the name of the file that proves the identity, for messages. */
  @Override
  String toString();
}
