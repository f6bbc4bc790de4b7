package com.nebengjek.jetstream;

/**
 * What the server said of a published event.
 *
 * @param stream the stream that keeps it, empty when none does
 * @param sequence its sequence in the stream, 0 when no stream keeps it
 * @param duplicate whether the stream had an event of this id already and kept that one
 */
public record Published(String stream, long sequence, boolean duplicate) {}
