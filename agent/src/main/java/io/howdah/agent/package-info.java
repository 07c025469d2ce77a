/** The copy engine behind a command line: pydistcp's options, output and manners. */
package io.howdah.agent;
