/**
 * The state that outlives a server: the lease, the journal and the result of each run. They are
 * small files in the action's directory on Oozie's file system.
 */
package io.howdah.oozie.state;
