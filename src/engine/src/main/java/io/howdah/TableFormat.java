package io.howdah;

/** Formats of tables whose files mean something only together, so that a copy needs care. */
public enum TableFormat {
  TRANSACTIONAL(
      "belongs to a transactional Hive table. Its files are valid only with the write ids of their"
          + " own metastore: another one reads no rows, or wrong ones"),
  ICEBERG(
      "belongs to an Iceberg table. Its metadata has absolute paths, so readers of the copy read the"
          + " files of the source"),
  HUDI(
      "belongs to a Hudi table. The copy is usable only if nothing wrote the table meanwhile, or if"
          + " it is made from a snapshot"),
  DELTA_LAKE(
      "belongs to a Delta Lake table. The copy is usable only if nothing wrote the table meanwhile,"
          + " or if it is made from a snapshot");

  private final String consequence;

  TableFormat(String consequence) {
    this.consequence = consequence;
  }

  /** What an entry of such a table is, and what follows from it: a sentence without its subject. */
  public String consequence() {
    return consequence;
  }
}
