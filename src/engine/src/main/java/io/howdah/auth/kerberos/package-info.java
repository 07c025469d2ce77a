/**
 * Kerberos: a login for each cluster, without state of the whole process. It uses Kerby's messages
 * and ciphers, but not its client, which has one set of options for the whole process.
 */
package io.howdah.auth.kerberos;
