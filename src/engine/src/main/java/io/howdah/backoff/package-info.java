/** The waits between attempts. */
package io.howdah.backoff;
