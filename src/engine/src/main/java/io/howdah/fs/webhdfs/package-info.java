/** The file system contract over WebHDFS, for NameNodes and HttpFS. */
package io.howdah.fs.webhdfs;
