/** How bytes get to a server and back: connections, TLS, proxies and uploads. */
package io.howdah.fs.webhdfs.http;
