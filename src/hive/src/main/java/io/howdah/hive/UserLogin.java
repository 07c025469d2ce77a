package io.howdah.hive;

import io.howdah.cluster.MetastoreServer;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransport;

/** The name of a user, without a proof. */
final class UserLogin extends MetastoreLogin {
  private final String name;

  UserLogin(String name) {
    this.name = name;
  }

  @Override
  TTransport secure(TTransport connected, MetastoreServer server) {
    return connected;
  }

  @Override
  void introduce(MetastoreConnection connection) throws TException {
    connection.call(MetastoreCalls.setUser(name));
  }

  @Override
  public String toString() {
    return "user " + name;
  }
}
