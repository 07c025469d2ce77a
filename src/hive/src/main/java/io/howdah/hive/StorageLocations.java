package io.howdah.hive;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.SkewedInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;

/** The locations in a storage descriptor: its own, and those that depend on it. */
final class StorageLocations {
  /** Tables that Spark created as data sources repeat their location here. */
  private static final String SPARK_PATH = "path";

  private StorageLocations() {}

  /** Moves a storage, with all that lies in it or in the same file system. */
  static void move(StorageDescriptor storage, TableLocation target) {
    String old = storage.getLocation() == null ? "" : storage.getLocation();
    storage.setLocation(target.toString());
    SerDeInfo serDe = storage.getSerdeInfo();
    if (serDe != null && serDe.getParameters() != null) {
      Map<String, String> parameters = new HashMap<>(serDe.getParameters());
      parameters.computeIfPresent(SPARK_PATH, (key, path) -> moved(path, old, target));
      serDe.setParameters(parameters);
    }
    SkewedInfo skewed = storage.getSkewedInfo();
    if (skewed != null && skewed.getSkewedColValueLocationMaps() != null) {
      skewed
          .getSkewedColValueLocationMaps()
          .replaceAll((values, location) -> moved(location, old, target));
    }
  }

  private static String moved(String location, String old, TableLocation target) {
    if (!old.isEmpty() && (location.equals(old) || location.startsWith(old + "/"))) {
      return target + location.substring(old.length());
    }
    TableLocation other = TableLocation.of(location);
    return other.fileSystem().equals(TableLocation.of(old).fileSystem())
        ? other.onFileSystemOf(target).toString()
        : location;
  }
}
