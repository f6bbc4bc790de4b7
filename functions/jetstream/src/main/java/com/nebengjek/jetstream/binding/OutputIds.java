package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.nio.ByteBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of outputs, derived so that handling an event again publishes the same ids again.
 *
 * <p>Name-based UUIDs (RFC 9562, version 3) of the input's source and id, the function, the output's subject and its
 * index among the outputs of that input.
 */
record OutputIds(String function) {

    /** Looking it up costs more than using it; each use takes a copy. */
    private static final MessageDigest MD5 = md5();

    UUID idOf(ReceivedEvent input, String subject, int index) {
        String name = input.source() + '\n' + input.id() + '\n' + function + '\n' + subject + '\n' + index;
        return nameBased(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Of an output that follows from no input: of the function, the subject and the content. */
    UUID idOf(String subject, byte[] content) {
        byte[] place = (function + '\n' + subject + '\n').getBytes(StandardCharsets.UTF_8);
        return nameBased(ByteBuffer.allocate(place.length + content.length)
                .put(place)
                .put(content)
                .array());
    }

    /** What {@link UUID#nameUUIDFromBytes} answers. */
    static UUID nameBased(byte[] name) {
        ByteBuffer hash = ByteBuffer.wrap(copy().digest(name));
        long most = hash.getLong() & ~0xF000L | 0x3000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) MD5.clone();
        } catch (CloneNotSupportedException unlike) {
            return md5();
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
