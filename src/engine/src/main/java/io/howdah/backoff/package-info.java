/** How long to wait between attempts, and what waits. */
package io.howdah.backoff;
