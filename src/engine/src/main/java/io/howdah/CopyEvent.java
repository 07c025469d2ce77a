package io.howdah;

/** An event of a copy. Each kind of event is an immutable class in {@code io.howdah.event}. */
public interface CopyEvent {}
