/** Safe and short texts for logs, terminals and workflows. */
package io.howdah.front.text;
