/** The report of a run: one line of JSON for each thing that it did, and how it is read. */
package io.howdah.report;
