package com.nebengjek.api.ingest;

/**
 * An event that a stream has.
 *
 * @param id as its producer has it, and so are source and type
 * @param sequence its place in the stream
 * @param duplicate whether the stream had it already: nothing was published again
 */
record Accepted(String id, String source, String type, String stream, long sequence, boolean duplicate) {}
