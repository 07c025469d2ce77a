/**
 * Makes a copy visible: each file under its name by one rename, attributes from the leaves up, and
 * the done flags when everything else under their directory is there.
 */
package io.howdah.commit;
