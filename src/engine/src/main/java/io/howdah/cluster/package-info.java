/** The JSON configuration: cluster aliases, nameservices and mounts. */
package io.howdah.cluster;
