/** What a server sends back: readers of good responses, and what the bad ones mean. */
package io.howdah.fs.webhdfs.response;
