/**
 * What a copy tells while it runs: one class for each kind of event. A front end subscribes to
 * those that it needs with {@link io.howdah.event.EventHandlers}. A new event is one new class.
 */
package io.howdah.event;
