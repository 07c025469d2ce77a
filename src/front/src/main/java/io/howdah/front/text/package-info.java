/** Texts made safe and short for logs, terminals and workflows. */
package io.howdah.front.text;
