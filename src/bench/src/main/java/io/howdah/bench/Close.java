package io.howdah.bench;

/** How long a DataNode waits before it closes a file. */
enum Close {
  /** 5 ms, as servers that are tuned for it. */
  QUICK,
  /** Up to 400 ms, as servers with stock settings. */
  STOCK
}
