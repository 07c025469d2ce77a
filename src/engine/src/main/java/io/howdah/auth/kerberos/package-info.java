/**
 * Kerberos: a login for each cluster, with nothing that the process shares. Kerby's messages and
 * ciphers are used, not its client, whose options are one for the whole process.
 */
package io.howdah.auth.kerberos;
