/** Creates a copy from its steps: resolve, plan, transfer, commit, report. */
package io.howdah.run;
