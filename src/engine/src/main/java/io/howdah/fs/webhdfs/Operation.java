package io.howdah.fs.webhdfs;

/** The WebHDFS operations in use, each with its HTTP method and what its answer proves. */
enum Operation {
  GETFILESTATUS("GET", Proof.NONE),
  GETFILELINKSTATUS("GET", Proof.NONE),
  LISTSTATUS("GET", Proof.NONE),
  LISTSTATUS_BATCH("GET", Proof.NONE),
  OPEN("GET", Proof.NONE),
  GETFILECHECKSUM("GET", Proof.NONE),
  GETFILEBLOCKLOCATIONS("GET", Proof.NONE),
  GETACLSTATUS("GET", Proof.NONE),
  GETSERVERDEFAULTS("GET", Proof.NONE),
  /** A standby answers it as well. */
  GETHOMEDIRECTORY("GET", Proof.NONE),
  /** A standby redirects it as well; the DataNode is refused afterwards. */
  CREATE("PUT", Proof.NONE),
  GETDELEGATIONTOKEN("GET", Proof.ACTIVE),
  RENEWDELEGATIONTOKEN("PUT", Proof.ACTIVE),
  CANCELDELEGATIONTOKEN("PUT", Proof.ACTIVE),
  MKDIRS("PUT", Proof.ACTIVE),
  RENAME("PUT", Proof.ACTIVE),
  SETOWNER("PUT", Proof.ACTIVE),
  SETPERMISSION("PUT", Proof.ACTIVE),
  SETTIMES("PUT", Proof.ACTIVE),
  SETREPLICATION("PUT", Proof.ACTIVE),
  CONCAT("POST", Proof.ACTIVE),
  DELETE("DELETE", Proof.ACTIVE);

  /** What a good answer says of the NameNode that gave it: an observer answers what reads. */
  private enum Proof {
    NONE,
    ACTIVE
  }

  private final String method;
  private final Proof proof;

  Operation(String method, Proof proof) {
    this.method = method;
    this.proof = proof;
  }

  String method() {
    return method;
  }

  /** Whether only an active NameNode gives a good answer. */
  boolean provesActive() {
    return proof == Proof.ACTIVE;
  }
}
