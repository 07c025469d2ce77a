/**
 * The options of a copy. {@link io.howdah.front.option.CopyOption} is the table of all options. The
 * command line is built from it; tests compare the workflow element and the documentation with it.
 */
package io.howdah.front.option;
