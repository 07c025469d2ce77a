/** Where deleted and replaced files go: the trash, a backup directory, or nowhere. */
package io.howdah.disposal;
