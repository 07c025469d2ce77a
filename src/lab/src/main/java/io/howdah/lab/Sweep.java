package io.howdah.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test, or all tests of a class, that only {@code bin/test --all} runs: a long series of
 * cases, such as each moment of a crash, of which a shorter test in the default run shows the same.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("sweep")
public @interface Sweep {}
