package io.howdah.ledger;

import io.howdah.ClusterPath;
import io.howdah.CopyException;
import io.howdah.CopyOptions;
import io.howdah.CopyRequest;
import io.howdah.ExistingFiles;
import io.howdah.Verdict;
import io.howdah.auth.SimpleAuthentication;
import io.howdah.fs.FilePath;
import io.howdah.fs.FileStatus;
import io.howdah.fs.Listing;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.webhdfs.WebHdfsFileSystem;
import io.howdah.fs.webhdfs.WebHdfsSettings;
import io.howdah.lab.HdfsCluster;
import io.howdah.ledger.Ledger.Coverage;
import io.howdah.temporary.StateDirectory;
import io.howdah.temporary.TemporaryNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ledger that the first copy of a tree leaves, without that copy: for a million files it would
 * take an hour. The files of both sides have the same names, and no file is deeper than one
 * directory below the root.
 */
public final class WrittenLedger implements AutoCloseable {
  private final RemoteFileSystem source;
  private final RemoteFileSystem destination;
  private final CopyRequest request;
  private final Clock clock;
  private final Ledger ledger;

  /**
   * Notes a proof of each file.
   *
   * @param from the names of the cluster and the directory in the copy
   * @param to the names of the cluster and the directory in the copy
   * @param clock the time of the first copy
   */
  public WrittenLedger(
      HdfsCluster source, ClusterPath from, HdfsCluster destination, ClusterPath to, Clock clock)
      throws CopyException {
    this.source = open(source);
    this.destination = open(destination);
    this.request = CopyRequest.builder(from, to).build();
    this.clock = clock;
    String copy = from.cluster() + "\0" + from.path() + "\0" + to.path();
    CopyOptions options =
        CopyOptions.builder().existingFiles(ExistingFiles.REPLACE_UNLESS_EQUAL).build();
    this.ledger =
        Ledger.open(
            LedgerFile.of(StateDirectory.of(this.destination, null), copy),
            options,
            clock.instant());
    FilePath target = FilePath.of(to.path());
    for (FileStatus each : list(this.source, FilePath.of(from.path()))) {
      note(each.path(), target.child(each.name()));
    }
  }

  private void note(FilePath from, FilePath to) throws CopyException {
    Map<String, FileStatus> sources = new HashMap<>();
    for (FileStatus each : list(source, from)) {
      sources.put(each.name(), each);
    }
    for (FileStatus each : list(destination, to)) {
      FileStatus counterpart = Objects.requireNonNull(sources.get(each.name()));
      ledger.note(each.path(), counterpart, each, Verdict.VERIFIED);
    }
  }

  /** Writes it, over one that is there. */
  public void save() {
    ledger.save(Coverage.ALL, new TemporaryNames(request, clock));
    String problem = ledger.status().problem();
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  @Override
  public void close() {
    source.close();
    destination.close();
  }

  private static List<FileStatus> list(RemoteFileSystem files, FilePath directory)
      throws CopyException {
    List<FileStatus> entries = new ArrayList<>();
    @Nullable String last = null;
    boolean more = true;
    while (more) {
      Listing page = files.list(directory, last);
      entries.addAll(page.entries());
      last = entries.isEmpty() ? null : entries.get(entries.size() - 1).name();
      more = page.hasMore();
    }
    return entries;
  }

  private static RemoteFileSystem open(HdfsCluster cluster) {
    return new WebHdfsFileSystem(
        cluster.urls(),
        new SimpleAuthentication(cluster.user(), null),
        WebHdfsSettings.builder().build());
  }
}
