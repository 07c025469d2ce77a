package io.howdah.fs.webhdfs;

import io.howdah.fs.FilePath;
import io.howdah.fs.webhdfs.response.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The DataNodes where files were read or written a moment ago. Any DataNode responds to any request
 * for a file, so the next one about the same file goes there and costs the NameNode nothing.
 */
final class RecentLocations {
  /** More files than are in flight at the same time. */
  private static final int MOST = 1024;

  private final Map<FilePath, Location> locations =
      new LinkedHashMap<FilePath, Location>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<FilePath, Location> eldest) {
          return size() > MOST;
        }
      };

  /** Remembers a location that served; that of a gateway is known anyway. */
  synchronized void remember(FilePath path, Location location) {
    if (location.isByNameNode()) {
      locations.put(path, location);
    }
  }

  /** Where a file was, for one request only: a repeated one goes to the NameNode. */
  synchronized @Nullable Location take(FilePath path) {
    return locations.remove(path);
  }
}
