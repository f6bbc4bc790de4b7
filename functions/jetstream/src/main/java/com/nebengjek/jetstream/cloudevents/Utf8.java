package com.nebengjek.jetstream.cloudevents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is refused when it is broken, where Java's own conversions silently put a question mark. */
final class Utf8 {

    private Utf8() {}

    /** @throws IllegalArgumentException when the bytes are not UTF-8, overlong forms included */
    static String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException invalid) {
            throw new IllegalArgumentException("the bytes are not UTF-8", invalid);
        }
    }

    /** @throws IllegalArgumentException when half of a surrogate pair is missing */
    static ByteBuffer encode(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException invalid) {
            throw new IllegalArgumentException("the text has half of a surrogate pair, which is no character", invalid);
        }
    }

    /** As {@link #encode}, in an array of its own. */
    static byte[] bytes(String text) {
        ByteBuffer encoded = encode(text);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
