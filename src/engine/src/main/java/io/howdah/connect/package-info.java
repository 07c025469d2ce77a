/** Opens the clusters that a configuration describes, as the user who copies. */
package io.howdah.connect;
