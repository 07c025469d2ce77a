/** The snapshots that copies make and keep, and what the changes between two of them mean. */
package io.howdah.snapshot;
