/** Objects that are written and read as one line of JSON each. */
package io.howdah.json;
