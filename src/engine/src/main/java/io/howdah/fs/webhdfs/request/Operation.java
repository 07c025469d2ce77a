package io.howdah.fs.webhdfs.request;

/** The WebHDFS operations in use, each with its HTTP method and what its response proves. */
public enum Operation {
  GETFILESTATUS("GET", Proof.NONE),
  GETFILELINKSTATUS("GET", Proof.NONE),
  LISTSTATUS("GET", Proof.NONE),
  LISTSTATUS_BATCH("GET", Proof.NONE),
  OPEN("GET", Proof.NONE),
  GETFILECHECKSUM("GET", Proof.NONE),
  GETFILEBLOCKLOCATIONS("GET", Proof.NONE),
  GETACLSTATUS("GET", Proof.NONE),
  GETXATTRS("GET", Proof.NONE),
  GETALLSTORAGEPOLICY("GET", Proof.NONE),
  GETSERVERDEFAULTS("GET", Proof.NONE),
  GETTRASHROOT("GET", Proof.NONE),
  GETCONTENTSUMMARY("GET", Proof.NONE),
  GETQUOTAUSAGE("GET", Proof.NONE),
  GETSNAPSHOTDIFF("GET", Proof.NONE),
  GETSNAPSHOTDIFFLISTING("GET", Proof.NONE),
  /** A standby responds to it as well. */
  GETHOMEDIRECTORY("GET", Proof.NONE),
  /** A standby redirects it as well; the DataNode is refused afterwards. */
  CREATE("PUT", Proof.NONE),
  /** Its good response comes from a DataNode. */
  APPEND("POST", Proof.NONE),
  GETDELEGATIONTOKEN("GET", Proof.ACTIVE, Words.SECRET),
  RENEWDELEGATIONTOKEN("PUT", Proof.ACTIVE, Words.SECRET),
  CANCELDELEGATIONTOKEN("PUT", Proof.ACTIVE, Words.SECRET),
  MKDIRS("PUT", Proof.ACTIVE),
  RENAME("PUT", Proof.ACTIVE),
  SETOWNER("PUT", Proof.ACTIVE),
  SETPERMISSION("PUT", Proof.ACTIVE),
  SETTIMES("PUT", Proof.ACTIVE),
  SETREPLICATION("PUT", Proof.ACTIVE),
  SETACL("PUT", Proof.ACTIVE),
  REMOVEDEFAULTACL("PUT", Proof.ACTIVE),
  SETXATTR("PUT", Proof.ACTIVE),
  SETSTORAGEPOLICY("PUT", Proof.ACTIVE),
  SETECPOLICY("PUT", Proof.ACTIVE),
  CREATESNAPSHOT("PUT", Proof.ACTIVE),
  DELETESNAPSHOT("DELETE", Proof.ACTIVE),
  CONCAT("POST", Proof.ACTIVE),
  DELETE("DELETE", Proof.ACTIVE);

  /** What a good response proves about its NameNode: an observer responds to reads, too. */
  private enum Proof {
    NONE,
    ACTIVE
  }

  /** Whether a message may quote the body of a good response. */
  private enum Words {
    QUOTED,
    /** It may hold a delegation token, or repeat the one that was sent. */
    SECRET
  }

  private final String method;
  private final Proof proof;
  private final Words words;

  Operation(String method, Proof proof) {
    this(method, proof, Words.QUOTED);
  }

  Operation(String method, Proof proof, Words words) {
    this.method = method;
    this.proof = proof;
    this.words = words;
  }

  public String method() {
    return method;
  }

  /** Whether only an active NameNode gives a good response. */
  public boolean provesActive() {
    return proof == Proof.ACTIVE;
  }

  /** Whether the body of a good response may hold a secret, so that no message quotes it. */
  public boolean isSecret() {
    return words == Words.SECRET;
  }
}
