package io.howdah.run;

import io.howdah.lab.proxy.Fault;
import io.howdah.lab.proxy.FixedResponse;
import java.time.Duration;

/** What a network, a proxy or a server does to a request, or to each. */
enum MatrixFault {
  REQUEST_LOST,
  ANSWER_LOST,
  REQUEST_LATE,
  /** A web page with a status of success. */
  PAGE,
  /** A page of a proxy whose server has failed, after it has done its work. */
  BAD_GATEWAY,
  /** JSON without the expected value. */
  EMPTY_OBJECT,
  /** JSON that ends too early, after the server has done its work. */
  CUT_JSON,
  /** A report of success without an effect. */
  EMPTY_YES,
  IO_EXCEPTION,
  NULL_POINTER,
  REDIRECT_TO_ITSELF,
  REDIRECT_TO_DEAD_PORT,
  /** The body of the response, or of an upload, ends too early. */
  CUT,
  /** The same body does not go on, and the connection stays open. */
  FREEZE,
  /** One bit of a file is wrong. */
  FLIPPED_BIT;

  /** Longer than the copies of the matrix wait for a server. */
  private static final Duration LONG = MatrixCopy.PATIENCE.plusSeconds(2);

  private static final int FEW_BYTES = 3;

  Fault fault(MatrixOperation operation) {
    return switch (this) {
      case REQUEST_LOST -> Fault.requestLost();
      case ANSWER_LOST -> Fault.responseLost();
      case REQUEST_LATE -> Fault.requestLate();
      case PAGE -> Fault.respond(FixedResponse.html(200));
      case BAD_GATEWAY -> Fault.respondAfterWork(FixedResponse.html(502));
      case EMPTY_OBJECT -> Fault.respond(FixedResponse.emptyObject());
      case CUT_JSON -> Fault.respondAfterWork(FixedResponse.cutJson());
      case EMPTY_YES -> Fault.respond(FixedResponse.empty(200));
      case IO_EXCEPTION ->
          Fault.respond(
              FixedResponse.remoteException(403, "java.io.IOException", "Something broke"));
      case NULL_POINTER ->
          Fault.respond(
              FixedResponse.remoteException(500, "java.lang.NullPointerException", "null"));
      case REDIRECT_TO_ITSELF -> Fault.redirectToItself();
      case REDIRECT_TO_DEAD_PORT -> Fault.redirectToDeadPort();
      case CUT -> operation.isUpload() ? Fault.cutUpload(FEW_BYTES) : Fault.cutResponse(FEW_BYTES);
      case FREEZE -> freeze(operation);
      case FLIPPED_BIT -> Fault.flipBit(FEW_BYTES);
    };
  }

  private static Fault freeze(MatrixOperation operation) {
    if (operation.isUpload()) {
      return Fault.freezeUpload(FEW_BYTES);
    }
    return operation.isAnsweredInJson() ? Fault.freezeResponse(FEW_BYTES) : Fault.delay(LONG);
  }

  /** Whether it can be done to an operation. */
  boolean strikes(MatrixOperation operation) {
    return switch (this) {
      case CUT -> operation.isUpload() || operation.isAnsweredInJson();
      case FLIPPED_BIT -> operation.carriesContent();
      default -> true;
    };
  }
}
