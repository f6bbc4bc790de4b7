package com.nebengjek.events.catalogue;

/**
 * An event that is published on another subject than its own, such as the copy for one person on {@code client.{user}}.
 *
 * <p>Type, data and partition key stay those of the event.
 */
public record Addressed<E>(E event, String subject) {}
