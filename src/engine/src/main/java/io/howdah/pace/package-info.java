/**
 * How many files are in flight, the workers that move them, and how long to wait between attempts.
 */
package io.howdah.pace;
