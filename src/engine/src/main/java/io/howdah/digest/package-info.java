/** HDFS's checksum arithmetic, computed from bytes as they stream by. */
package io.howdah.digest;
