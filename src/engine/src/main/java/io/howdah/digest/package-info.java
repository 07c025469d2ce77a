/** Computes HDFS's checksums while bytes are streamed. */
package io.howdah.digest;
