/** The program that runs inside a cluster's JVM, where Hadoop's classes are. */
package io.howdah.lab.node;
