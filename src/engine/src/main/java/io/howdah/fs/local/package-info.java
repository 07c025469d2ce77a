/** The files of this machine under the file system contract. */
package io.howdah.fs.local;
