/** The partitions of a table: their directories, and expressions that choose among them. */
package io.howdah.partition;
