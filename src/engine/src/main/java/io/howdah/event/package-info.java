/**
 * The events of a copy: one class for each kind. A front end subscribes to the events that it needs
 * with {@link io.howdah.event.EventHandlers}. A new event is one new class.
 */
package io.howdah.event;
