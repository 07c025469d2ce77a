/**
 * What must outlive a server: the lease, the journal and the result of each run, as small files in
 * the action's own directory on Oozie's file system.
 */
package io.howdah.oozie.state;
