package io.howdah.lab.proxy;

/**
 * What a rule looks at.
 *
 * @param path in the file system, decoded
 * @param offset where in the file a response to OPEN begins
 */
record Call(Peer peer, String operation, String path, long offset) {
  static Call of(Peer peer, RequestHead request) {
    boolean carriesBytes = request.parameter("data").orElse("").equals("true");
    return new Call(
        carriesBytes ? Peer.DATANODE : peer,
        request.operation(),
        request.path(),
        request.parameter("offset").map(Long::parseLong).orElse(0L));
  }
}
