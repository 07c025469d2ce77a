/** What all steps of one run share: both file systems, the request, its history, cancellation. */
package io.howdah.scope;
