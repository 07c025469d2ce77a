/** What a copy has to tell: its status as JSON, and how far it is. */
package io.howdah.report;
