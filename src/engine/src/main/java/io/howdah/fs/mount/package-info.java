/** Several nameservices that look like one file system. */
package io.howdah.fs.mount;
