package com.nebengjek.jetstream.cloudevents;

import java.nio.ByteBuffer;

/**
 * Percent-encoding of header values as CloudEvents protocol bindings ask for it: space, double quote, percent and
 * everything outside printable ASCII become {@code %XX} of their UTF-8 bytes.
 */
final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** @throws IllegalArgumentException when half of a surrogate pair is missing */
    static String encode(String value) {
        int plain = 0;
        while (plain < value.length() && isPlain(value.charAt(plain))) {
            plain++;
        }
        return plain == value.length() ? value : encodeBytes(Utf8.encode(value));
    }

    private static String encodeBytes(ByteBuffer bytes) {
        StringBuilder encoded = new StringBuilder(bytes.remaining() + 16);
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            if (each > 0 && isPlain((char) each)) {
                encoded.append((char) each);
            } else {
                encoded.append('%').append(HEX[each >> 4 & 0xF]).append(HEX[each & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F && c != '"' && c != '%';
    }

    /** @throws IllegalArgumentException when an escape is cut short, is not hexadecimal, or the bytes are not UTF-8 */
    static String decode(String value) {
        return value.indexOf('%') < 0 ? value : Utf8.decode(decodeBytes(Utf8.encode(value)));
    }

    private static ByteBuffer decodeBytes(ByteBuffer source) {
        ByteBuffer decoded = ByteBuffer.allocate(source.remaining());
        while (source.hasRemaining()) {
            byte each = source.get();
            decoded.put(each == '%' ? (byte) (digit(source) << 4 | digit(source)) : each);
        }
        return decoded.flip();
    }

    private static int digit(ByteBuffer source) {
        int digit = source.hasRemaining() ? Character.digit(source.get(), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("a percent sign must be followed by two hexadecimal digits");
        }
        return digit;
    }
}
