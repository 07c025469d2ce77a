package io.howdah.temporary;

import io.howdah.CopyException;
import io.howdah.ErrorCode;
import io.howdah.fs.ContentSource;
import io.howdah.fs.CreateOptions;
import io.howdah.fs.FilePath;
import io.howdah.fs.RemoteFileSystem;
import io.howdah.fs.RenameMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The directory at the destination in which copies keep what later ones need. Only its user can
 * read and change it.
 */
public final class StateDirectory {
  /** The usual place in the home directory of the user. */
  private static final String USUAL_PLACE = ".howdah/ledger";

  /** No other user may add anything. */
  private static final int OWN_DIRECTORY = 0700;

  private static final int OWN_FILE = 0600;
  private static final int NAME_BYTES = 20;

  private final RemoteFileSystem destination;
  private final FilePath home;
  private final FilePath path;

  private StateDirectory(RemoteFileSystem destination, FilePath home, FilePath path) {
    this.destination = destination;
    this.home = home;
    this.path = path;
  }

  /**
   * A directory that need not exist.
   *
   * @param directory null for the usual one, in the home directory of the user
   */
  public static StateDirectory of(RemoteFileSystem destination, @Nullable FilePath directory)
      throws CopyException {
    FilePath home = destination.homeDirectory();
    return new StateDirectory(
        destination, home, directory == null ? home.resolve(USUAL_PLACE) : directory);
  }

  public RemoteFileSystem destination() {
    return destination;
  }

  public FilePath path() {
    return path;
  }

  /** The name of the user, which is that of the home directory. */
  public String user() {
    return home.name();
  }

  /**
   * The file for the state of a copy.
   *
   * @param copy the same text for all runs of the copy, and another one for all others
   * @param suffix tells what is in it
   */
  public FilePath file(String copy, String suffix) throws CopyException {
    byte[] digest = sha256().digest(copy.getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < NAME_BYTES; i++) {
      hex.append(String.format("%02x", digest[i]));
    }
    return path.child(hex + suffix);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Each Java has SHA-256.", e);
    }
  }

  /**
   * Replaces a file of the directory by one rename, or creates it with the directory.
   *
   * @throws CopyException {@link ErrorCode#FILE_NOT_FOUND} where it belongs into a home directory
   *     that does not exist
   */
  public void replace(FilePath file, ContentSource content, TemporaryNames names)
      throws CopyException {
    if (path.startsWith(home) && !destination.status(home).isPresent()) {
      throw new CopyException(
          ErrorCode.FILE_NOT_FOUND,
          "The home directory '"
              + home
              + "' does not exist. It must be created, or another directory be named for ledgers.");
    }
    destination.makeDirectories(path, OWN_DIRECTORY);
    FilePath temporary = path.child(names.of(file.name(), 1));
    try {
      destination.create(temporary, CreateOptions.builder().permission(OWN_FILE).build(), content);
      destination.rename(temporary, file, RenameMode.REPLACE_EXISTING);
    } catch (CopyException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
  }

  private void deleteQuietly(FilePath temporary, CopyException failure) {
    try {
      destination.delete(temporary);
    } catch (CopyException e) {
      failure.addSuppressed(e); // A later run deletes it.
    }
  }
}
