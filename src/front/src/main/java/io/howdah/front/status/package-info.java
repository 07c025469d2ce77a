/** The status of a copy as figures and as JSON. */
package io.howdah.front.status;
