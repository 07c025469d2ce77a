/** The file system contract over WebHDFS, as NameNodes and HttpFS speak it. */
package io.howdah.fs.webhdfs;
