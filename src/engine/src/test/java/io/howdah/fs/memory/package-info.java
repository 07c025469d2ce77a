/** A file system in memory that behaves as HDFS does: the reference for the contract. */
package io.howdah.fs.memory;
