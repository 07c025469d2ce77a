package io.howdah.auth.kerberos;

import io.howdah.CopyException;
import java.io.IOException;
import org.apache.kerby.kerberos.kerb.KrbException;

/** How we come by the ticket that gives others. */
interface LoginMethod {

  /** The principal that logs in; the same each time. */
  Principal principal();

  /** A ticket that has not ended yet; the file behind it is read anew. */
  Ticket ticketGranting(KdcExchange kdc)
      throws CopyException, KdcRefusal, KrbException, IOException;

  /** The proof of the identity, for messages: a kind of file and its name. */
  @Override
  String toString();
}
