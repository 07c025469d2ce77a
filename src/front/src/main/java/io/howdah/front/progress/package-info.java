/** The progress of a copy. */
package io.howdah.front.progress;
