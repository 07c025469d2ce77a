/** How many files are in flight, and the workers that move them. */
package io.howdah.pace;
