/** Opens the clusters of a configuration, with the identity of the user. */
package io.howdah.connect;
