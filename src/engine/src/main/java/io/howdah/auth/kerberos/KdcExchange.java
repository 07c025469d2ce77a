package io.howdah.auth.kerberos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kerby.kerberos.kerb.KrbCodec;
import org.apache.kerby.kerberos.kerb.KrbErrorCode;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.crypto.CheckSumHandler;
import org.apache.kerby.kerberos.kerb.crypto.EncryptionHandler;
import org.apache.kerby.kerberos.kerb.type.KerberosTime;
import org.apache.kerby.kerberos.kerb.type.base.CheckSum;
import org.apache.kerby.kerberos.kerb.type.base.CheckSumType;
import org.apache.kerby.kerberos.kerb.type.base.EncryptedData;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionKey;
import org.apache.kerby.kerberos.kerb.type.base.EncryptionType;
import org.apache.kerby.kerberos.kerb.type.base.EtypeInfo2;
import org.apache.kerby.kerberos.kerb.type.base.EtypeInfo2Entry;
import org.apache.kerby.kerberos.kerb.type.base.KeyUsage;
import org.apache.kerby.kerberos.kerb.type.base.KrbError;
import org.apache.kerby.kerberos.kerb.type.base.KrbMessage;
import org.apache.kerby.kerberos.kerb.type.base.MethodData;
import org.apache.kerby.kerberos.kerb.type.kdc.AsReq;
import org.apache.kerby.kerberos.kerb.type.kdc.EncAsRepPart;
import org.apache.kerby.kerberos.kerb.type.kdc.EncKdcRepPart;
import org.apache.kerby.kerberos.kerb.type.kdc.EncTgsRepPart;
import org.apache.kerby.kerberos.kerb.type.kdc.KdcOptions;
import org.apache.kerby.kerberos.kerb.type.kdc.KdcRep;
import org.apache.kerby.kerberos.kerb.type.kdc.KdcReq;
import org.apache.kerby.kerberos.kerb.type.kdc.KdcReqBody;
import org.apache.kerby.kerberos.kerb.type.kdc.TgsReq;
import org.apache.kerby.kerberos.kerb.type.pa.PaData;
import org.apache.kerby.kerberos.kerb.type.pa.PaDataEntry;
import org.apache.kerby.kerberos.kerb.type.pa.PaDataType;
import org.apache.kerby.kerberos.kerb.type.pa.PaEncTsEnc;
import org.jspecify.annotations.Nullable;

/**
 * Requests tickets from a KDC: RFC 4120, 3.1 and 3.3, with Kerby's messages and ciphers. Kerby's
 * own client has one set of options for the whole process, and no time limit for a KDC.
 */
final class KdcExchange {
  /** The KDC limits the lifetime, as every KDC does. */
  private static final Duration REQUESTED_LIFETIME = Duration.ofDays(1);

  private static final int LOGIN_RESPONSE = 25;

  private final KdcChannel channel;
  private final Clock clock;
  private final UniqueTimestamps timestamps;
  private final SecureRandom random = new SecureRandom();

  KdcExchange(KdcChannel channel, Clock clock, UniqueTimestamps timestamps) {
    this.channel = channel;
    this.clock = clock;
    this.timestamps = timestamps;
  }

  /**
   * The ticket-granting ticket.
   *
   * @throws KrbException where the key does not open the response, or where the response belongs to
   *     another request
   * @throws IOException where no KDC responds
   */
  Ticket logIn(Principal client, ClientKeys keys) throws KdcRefusal, KrbException, IOException {
    Principal service = Principal.ticketGranting(client.realm());
    KdcReqBody body = body(service, keys.types());
    body.setCname(client.asClient());
    try {
      return loggedIn(send(new AsReq(), body, new PaData()), body, service, client, keys);
    } catch (KdcRefusal refusal) {
      if (refusal.code() != KrbErrorCode.KDC_ERR_PREAUTH_REQUIRED) {
        throw refusal;
      }
      PaData proof = new PaData();
      proof.addElement(
          new PaDataEntry(PaDataType.ENC_TIMESTAMP, timestamp(keys, hint(refusal, keys))));
      return loggedIn(send(new AsReq(), body, proof), body, service, client, keys);
    }
  }

  /** A ticket for a service of the same realm. */
  Ticket serve(Ticket ticketGranting, Principal service)
      throws KdcRefusal, KrbException, IOException {
    KdcReqBody body = body(service, Ciphers.all());
    EncryptionKey key = ticketGranting.key();
    CheckSumType type = EncryptionHandler.getEncHandler(key.getKeyType()).checksumType();
    CheckSum checksum =
        CheckSumHandler.checksumWithKey(
            type, KrbCodec.encode(body), key.getKeyData(), KeyUsage.TGS_REQ_AUTH_CKSUM);
    PaData proof = new PaData();
    proof.addElement(
        new PaDataEntry(
            PaDataType.TGS_REQ,
            ServiceRequest.of(
                ticketGranting,
                KeyUsage.TGS_REQ_AUTH,
                type.getValue(),
                checksum.getChecksum(),
                timestamps.next(),
                ServiceRequest.ServerProof.WAIVED)));
    KdcRep response = send(new TgsReq(), body, proof);
    EncKdcRepPart part =
        open(response.getEncryptedEncPart(), key, KeyUsage.TGS_REP_ENCPART_SESSKEY);
    return ticket(response, part, body, service, ticketGranting.client());
  }

  private KdcReqBody body(Principal service, List<EncryptionType> types) {
    KdcReqBody body = new KdcReqBody();
    body.setKdcOptions(new KdcOptions());
    body.setSname(service.asService());
    body.setRealm(service.realm());
    body.setTill(
        new KerberosTime(clock.instant().plus(REQUESTED_LIFETIME).getEpochSecond() * 1000));
    body.setNonce(random.nextInt(Integer.MAX_VALUE));
    body.setEtypes(new ArrayList<>(types));
    return body;
  }

  private KdcRep send(KdcReq request, KdcReqBody body, PaData proof)
      throws KdcRefusal, KrbException, IOException {
    request.setReqBody(body);
    if (!proof.getElements().isEmpty()) {
      request.setPaData(proof);
    }
    byte[] response = channel.ask(KrbCodec.encode(request));
    KrbMessage message;
    try {
      message = KrbCodec.decodeMessage(ByteBuffer.wrap(response));
    } catch (IOException | RuntimeException e) {
      throw new KrbException("The KDC's response is not a Kerberos message", e);
    }
    if (message instanceof KrbError) {
      throw new KdcRefusal((KrbError) message);
    }
    if (message instanceof KdcRep) {
      return (KdcRep) message;
    }
    throw new KrbException("The KDC's response is of another kind than the request");
  }

  /** The parameters for the preauthentication, as far as the KDC gives them. */
  private static @Nullable EtypeInfo2Entry hint(KdcRefusal refusal, ClientKeys keys)
      throws KrbException {
    for (PaDataEntry entry : KrbCodec.decode(refusal.details(), MethodData.class).getElements()) {
      if (entry.getPaDataType() == PaDataType.ETYPE_INFO2) {
        return hint(entry.getPaDataValue(), keys);
      }
    }
    return null;
  }

  private static @Nullable EtypeInfo2Entry hint(byte[] info, ClientKeys keys) throws KrbException {
    List<EtypeInfo2Entry> offered = KrbCodec.decode(info, EtypeInfo2.class).getElements();
    for (EncryptionType type : keys.types()) {
      for (EtypeInfo2Entry entry : offered) {
        if (entry.getEtype().getValue() == type.getValue()) {
          return entry;
        }
      }
    }
    return null;
  }

  private byte[] timestamp(ClientKeys keys, @Nullable EtypeInfo2Entry hint) throws KrbException {
    EncryptionType type = hint == null ? keys.types().get(0) : hint.getEtype();
    long moment = timestamps.next();
    PaEncTsEnc now = new PaEncTsEnc();
    now.setPaTimestamp(new KerberosTime(UniqueTimestamps.seconds(moment) * 1000));
    now.setPaUsec(UniqueTimestamps.microsOfSecond(moment));
    return KrbCodec.encode(
        EncryptionHandler.encrypt(
            KrbCodec.encode(now),
            key(keys, type, ClientKeys.NEWEST, hint),
            KeyUsage.AS_REQ_PA_ENC_TS));
  }

  private Ticket loggedIn(
      KdcRep response, KdcReqBody body, Principal service, Principal client, ClientKeys keys)
      throws KrbException {
    if (!client.isNamed(response.getCname(), response.getCrealm())) {
      throw new KrbException("The KDC's response is for another client");
    }
    EncryptedData sealed = response.getEncryptedEncPart();
    EtypeInfo2Entry hint = null;
    PaDataEntry info =
        response.getPaData() == null
            ? null
            : response.getPaData().findEntry(PaDataType.ETYPE_INFO2);
    if (info != null) {
      hint = hint(info.getPaDataValue(), keys);
    }
    EncryptionType type = sealed.getEType();
    if (keys.types().stream().noneMatch(each -> each.getValue() == type.getValue())) {
      throw new KrbException("The KDC sealed its response by " + type.getName());
    }
    EncryptionKey key = key(keys, type, sealed.getKvno(), hint);
    return ticket(response, open(sealed, key, KeyUsage.AS_REP_ENCPART), body, service, client);
  }

  private static EncryptionKey key(
      ClientKeys keys, EncryptionType type, int version, @Nullable EtypeInfo2Entry hint)
      throws KrbException {
    EncryptionKey key =
        hint == null
            ? keys.key(type, version, null, null)
            : keys.key(type, version, hint.getSalt(), hint.getS2kParams());
    if (key == null) {
      throw new KrbException("There is no key of the kind " + type.getName());
    }
    return key;
  }

  private static EncKdcRepPart open(EncryptedData sealed, EncryptionKey key, KeyUsage usage)
      throws KrbException {
    byte[] opened = Ciphers.open(sealed, key, usage);
    // Some KDCs give the response to a login the number of a response to a ticket request.
    return (opened[0] & 0x1f) == LOGIN_RESPONSE
        ? KrbCodec.decode(opened, EncAsRepPart.class)
        : KrbCodec.decode(opened, EncTgsRepPart.class);
  }

  private static Ticket ticket(
      KdcRep response, EncKdcRepPart part, KdcReqBody body, Principal service, Principal client)
      throws KrbException {
    if (part.getNonce() != body.getNonce()) {
      throw new KrbException("The KDC's response belongs to another request");
    }
    if (!service.isNamed(part.getSname(), part.getSrealm())) {
      throw new KrbException(
          "The KDC gave a ticket for '"
              + part.getSname().getName()
              + "@"
              + part.getSrealm()
              + "' and not for '"
              + service
              + "'");
    }
    return new Ticket(
        client,
        KrbCodec.encode(response.getTicket()),
        part.getKey(),
        Instant.ofEpochMilli(part.getEndTime().getTime()));
  }
}
