package io.howdah.oozie;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a class whose tests use {@link CopyServer#shared}. Such classes run one after the other, so
 * a test may count events on the server and check whether a copy is under way there. They are next
 * to each other in the order of classes, so that none waits while other classes could run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("shared Oozie server")
@Order(Integer.MAX_VALUE - 1)
@interface UsesSharedServer {}
