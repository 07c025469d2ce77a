package io.howdah;

/** Whether files are copied or only planned. */
public enum Mode {
  COPY,
  DRY_RUN
}
