/** What both front ends share; the packages below have one part each. */
package io.howdah.front;
