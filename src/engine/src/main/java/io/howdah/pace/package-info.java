/** The number of files in flight, and the workers that transfer them. */
package io.howdah.pace;
