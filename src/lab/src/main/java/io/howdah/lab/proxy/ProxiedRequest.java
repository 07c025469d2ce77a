package io.howdah.lab.proxy;

/**
 * A request that came to a proxy.
 *
 * @param operation the WebHDFS operation, such as {@code OPEN}
 * @param path the path in the file system, decoded
 * @param status the status that the client got, 0 where it got none
 */
public record ProxiedRequest(Peer peer, String operation, String path, int status) {}
