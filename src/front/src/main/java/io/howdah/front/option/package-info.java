/**
 * The options of a copy. {@link io.howdah.front.option.CopyOption} is the table that the command
 * line, the workflow element and the documentation are made of or held to.
 */
package io.howdah.front.option;
