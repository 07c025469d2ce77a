/** Undoes a run by its report. */
package io.howdah.undo;
