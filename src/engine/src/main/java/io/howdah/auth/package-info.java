/** Logins: what each request carries so that the server knows its user. */
package io.howdah.auth;
