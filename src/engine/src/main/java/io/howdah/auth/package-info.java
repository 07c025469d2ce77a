/** Who we are to a cluster: what each request carries so that the server knows its user. */
package io.howdah.auth;
