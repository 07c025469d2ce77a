/**
 * The API for front ends: requests, options, events, results and errors, in JDK types only.
 *
 * <p>Every other package uses these values, so this package depends on no other. {@code
 * io.howdah.run} depends on all others and creates the {@link io.howdah.CopyEngine}.
 */
package io.howdah;
