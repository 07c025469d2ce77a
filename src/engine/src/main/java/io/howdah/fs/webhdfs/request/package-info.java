/** What is sent to a server: the operations of WebHDFS, their parameters and their encoding. */
package io.howdah.fs.webhdfs.request;
