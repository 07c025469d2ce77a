/** Checks clusters before a copy needs them. */
package io.howdah.check;
