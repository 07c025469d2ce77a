package io.howdah.lab;

import java.util.Map;

/**
 * Everything that makes one HttpFS different from another.
 *
 * @param properties the entries of {@code httpfs-site.xml} that the test has set
 */
record HttpFsOptions(HdfsCluster cluster, Map<String, String> properties) {}
