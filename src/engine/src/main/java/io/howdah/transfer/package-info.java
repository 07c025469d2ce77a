/**
 * Moves the bytes: which file or chunk is next, one file's way through the streams, the digests
 * that are computed on the way, and the verdict.
 */
package io.howdah.transfer;
