/**
 * What to copy where: patterns, the rule of the target, and the walk through both trees that
 * streams tasks without ever holding all of them.
 */
package io.howdah.plan;
