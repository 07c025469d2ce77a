package io.howdah.lab;

/**
 * A tree of many files to write: {@code file-000000} and so on, spread over {@code dir-0000} and so
 * on. The file with number {@code i} holds the bytes of seed {@code seed + i}.
 *
 * @param files how many
 * @param directories over how many directories to spread them; 0 for none
 * @param smallest the least bytes of a file
 * @param largest the most bytes of a file; each has a length between that follows from the seed
 * @param seed from which lengths and contents follow
 */
public record TreeSpec(int files, int directories, long smallest, long largest, long seed) {

  /** Files of the same size in one directory. */
  public static TreeSpec of(int files, long size, long seed) {
    return new TreeSpec(files, 0, size, size, seed);
  }
}
