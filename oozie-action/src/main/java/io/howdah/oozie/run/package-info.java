/** Copies that this server runs or has waiting, from their start to their result. */
package io.howdah.oozie.run;
