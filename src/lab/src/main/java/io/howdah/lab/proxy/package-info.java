/**
 * Proxies that do to requests and responses what bad networks, proxies and servers do. {@link
 * io.howdah.lab.proxy.FaultyProxy} stands before a real NameNode or HttpFS; {@link
 * io.howdah.lab.proxy.ForwardProxy} is the HTTP proxy of a client.
 */
package io.howdah.lab.proxy;
