/** How far a copy is. */
package io.howdah.front.progress;
