/** Logins: the identity that each request carries. */
package io.howdah.auth;
