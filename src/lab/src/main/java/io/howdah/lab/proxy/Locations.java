package io.howdah.lab.proxy;

/** Changes where a server sends its clients, so that they come through a proxy there as well. */
interface Locations {
  /** The location that a client gets instead. */
  String rewrite(String location);

  /** Leaves them as they are. */
  static Locations asServed() {
    return location -> location;
  }
}
