/** The files of incomplete copies: their names and their deletion. */
package io.howdah.temporary;
