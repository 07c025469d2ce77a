package io.howdah.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Marks a class whose tests use {@link SecureLab}. Such classes run one after the other, so a test
 * may stop a server of the lab and start it again. They begin early and next to each other, so that
 * none waits for the lab while other classes could run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("secure lab")
@Order(2)
public @interface UsesSecureLab {}
