/**
 * The Oozie action {@code webhdfs-copy}: the classes that Oozie calls, and the calls of Oozie. The
 * package {@code run} has the copies of this server. The package {@code state} has the records that
 * outlive a server.
 */
package io.howdah.oozie;
