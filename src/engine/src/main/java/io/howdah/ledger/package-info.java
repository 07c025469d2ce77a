/** What earlier runs proved: the files that need no proof, since neither side has changed. */
package io.howdah.ledger;
