/** Code that both front ends share, in one package for each subject. */
package io.howdah.front;
