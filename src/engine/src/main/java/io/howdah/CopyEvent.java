package io.howdah;

/**
 * Something that a copy did. Each kind of event is an immutable class in {@code io.howdah.event}.
 */
public interface CopyEvent {}
