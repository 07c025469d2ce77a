/**
 * The objects that all steps of one run share: both file systems, the request, its history and the
 * cancellation.
 */
package io.howdah.scope;
