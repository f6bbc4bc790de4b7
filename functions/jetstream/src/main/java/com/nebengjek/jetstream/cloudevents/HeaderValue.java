package com.nebengjek.jetstream.cloudevents;

/**
 * An attribute's value as a header carries it.
 *
 * <p>Double-quoted values are understood, because earlier versions of the binding allowed them, and never written.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md">NATS
 *     Protocol Binding for CloudEvents, 3.1.3.2</a>
 */
final class HeaderValue {

    /** What a client puts where a header's byte was not ASCII: the character itself is lost. */
    private static final char LOST = '\uFFFD';

    private HeaderValue() {}

    static String encode(String value) {
        return PercentEncoding.encode(value);
    }

    /** @throws IllegalArgumentException when the value is not what an attribute's value can be encoded as */
    static String decode(String value) {
        if (value.indexOf(LOST) >= 0) {
            throw new IllegalArgumentException("what is not ASCII must be percent-encoded");
        }
        return PercentEncoding.decode(isQuoted(value) ? unquoted(value) : value);
    }

    private static boolean isQuoted(String value) {
        return value.length() > 1 && value.charAt(0) == '"' && value.charAt(value.length() - 1) == '"';
    }

    private static String unquoted(String value) {
        StringBuilder text = new StringBuilder(value.length());
        int end = value.length() - 1;
        for (int i = 1; i < end; i++) {
            boolean escape = value.charAt(i) == '\\' && i + 1 < end;
            text.append(value.charAt(escape ? ++i : i));
        }
        return text.toString();
    }
}
