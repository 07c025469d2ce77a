/** Examines clusters, and compares the trees of two of them. */
package io.howdah.check;
