/** The running and the queued copies of this server, from their start to their result. */
package io.howdah.oozie.run;
