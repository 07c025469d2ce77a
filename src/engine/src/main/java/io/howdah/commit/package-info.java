/**
 * Publishes a copy: each file by one rename, then the attributes from the leaves up, and each done
 * flag after everything else in and below its directory.
 */
package io.howdah.commit;
