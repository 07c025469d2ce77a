/** A file system as it was when a snapshot was made. */
package io.howdah.fs.snapshot;
