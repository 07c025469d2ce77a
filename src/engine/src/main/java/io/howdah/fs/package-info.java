/** The file system contract, its values, and in sub-packages its implementations. */
package io.howdah.fs;
