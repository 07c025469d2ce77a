/**
 * Transfers the bytes: the streams of a file, the digests computed during the transfer, and the
 * verdict. It also divides files into chunks.
 */
package io.howdah.transfer;
