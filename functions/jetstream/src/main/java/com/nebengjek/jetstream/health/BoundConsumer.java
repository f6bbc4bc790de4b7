package com.nebengjek.jetstream.health;

/** A function's durable consumer on one stream. */
public record BoundConsumer(String function, String stream, String name) {}
