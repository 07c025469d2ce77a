/**
 * A client of Hive metastores over Thrift: their tables and partitions as values, and the calls
 * that register what a copy brought. No type of Thrift is part of this API.
 */
package io.howdah.hive;
