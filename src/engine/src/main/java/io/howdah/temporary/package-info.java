/** The files of copies that are not finished: their names, and what becomes of them. */
package io.howdah.temporary;
