/**
 * What front ends see: requests, options, events, results and errors, in JDK types only.
 *
 * <p>These are values that every other package speaks, so this package stands below all of them and
 * uses none. {@code io.howdah.run} stands on top and puts a {@link io.howdah.CopyEngine} together.
 */
package io.howdah;
