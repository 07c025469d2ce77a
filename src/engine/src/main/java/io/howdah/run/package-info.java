/** Puts a copy together from its steps: resolve, plan, transfer, commit, report. */
package io.howdah.run;
