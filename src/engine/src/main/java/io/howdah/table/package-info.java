/** The directory of a Hive table as its metastore sees it. */
package io.howdah.table;
