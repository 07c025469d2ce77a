package io.howdah.run;

import io.howdah.CopyRequest;
import io.howdah.backoff.Sleeper;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.temporary.ForeignFiles;
import io.howdah.temporary.Generations;
import io.howdah.temporary.Leftovers;
import io.howdah.temporary.TemporaryFiles;
import io.howdah.temporary.TemporaryNames;

/** What one copy has under hidden names at the destination, and what it finds there of others. */
final class HiddenEntries {
  private final RemoteFileSystem destination;
  private final CopyRequest request;
  private final TemporaryNames names;
  private final TemporaryFiles files;
  private final ForeignFiles foreign;
  private final Generations generations;

  HiddenEntries(RemoteFileSystem destination, CopyRequest request, RunParts parts) {
    this.destination = destination;
    this.request = request;
    this.names = new TemporaryNames(request, parts.clock());
    this.files = new TemporaryFiles(destination, parts.grace(), Sleeper.threads());
    this.foreign = new ForeignFiles(destination, files, names);
    this.generations = new Generations(destination, request, parts.clock());
  }

  TemporaryNames names() {
    return names;
  }

  TemporaryFiles files() {
    return files;
  }

  Generations generations() {
    return generations;
  }

  /** Receives what the listings of the copy show. */
  Leftovers leftovers() {
    return new Leftovers(request, files, foreign, generations);
  }

  /** What there is when the copy ends. */
  Remains remains() {
    return new Remains(destination, files, foreign, generations);
  }
}
