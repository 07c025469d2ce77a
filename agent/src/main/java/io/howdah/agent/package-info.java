/** The command line of the copy engine, with the options and the output of pydistcp. */
package io.howdah.agent;
