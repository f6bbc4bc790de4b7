package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Ids of outputs, derived so that handling an event again publishes the same ids again.
 *
 * <p>Name-based UUIDs (RFC 9562, version 3) of the input's source and id, the function, the output's subject and its
 * index among the outputs of that input.
 */
record OutputIds(String function) {

    UUID idOf(ReceivedEvent input, String subject, int index) {
        String name = input.source() + '\n' + input.id() + '\n' + function + '\n' + subject + '\n' + index;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Of an output that follows from no input: of the function, the subject and the content. */
    UUID idOf(String subject, byte[] content) {
        byte[] place = (function + '\n' + subject + '\n').getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(ByteBuffer.allocate(place.length + content.length)
                .put(place)
                .put(content)
                .array());
    }
}
