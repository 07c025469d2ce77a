/**
 * Plans a copy: patterns, the rule of the target, and the walk through both trees. The walk streams
 * tasks without keeping all of them in memory.
 */
package io.howdah.plan;
