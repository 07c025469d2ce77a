/**
 * The Oozie action {@code webhdfs-copy}: what Oozie calls, and what it calls of Oozie. Below it are
 * {@code run}, the copies of this server, and {@code state}, what outlives it.
 */
package io.howdah.oozie;
