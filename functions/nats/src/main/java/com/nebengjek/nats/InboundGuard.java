package com.nebengjek.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lets what a server sends pass, with headers that cannot be read replaced by one that says so.
 *
 * <p>The server stores and delivers whatever bytes a producer calls headers. jnats 2.26 ends its reading thread at the
 * first one that it cannot read (a raw {@code é} is enough) while the connection says that it is connected: nothing
 * arrives any more, and after a restart the same message arrives first. Behind this guard the message arrives with the
 * header {@code malformed-headers}, and is refused like any other that is no event.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class InboundGuard {

    private static final int INITIAL = 64 * 1024;
    private static final String WITH_HEADERS = "HMSG ";
    private static final String WITHOUT_HEADERS = "MSG ";
    private static final String FROM_A_STREAM = " $JS.ACK.";
    private static final int LINE_END = 2;

    /** Where bytes come from, as {@link java.io.InputStream#read(byte[], int, int)}. */
    interface Source {
        int read(byte[] target, int offset, int length) throws IOException;
    }

    private final Source source;
    private byte[] buffer = new byte[INITIAL];

    /** What is given out next, up to where it was checked, and up to where there is anything. */
    private int start;

    private int checked;
    private int end;

    /** Bytes of a body that are still to come and need no check. */
    private int body;

    InboundGuard(Source source) {
        this.source = source;
    }

    int read(byte[] target, int offset, int length) throws IOException {
        while (start == checked) {
            int more = fill();
            if (more < 0) {
                return more;
            }
            while (checkNext()) {}
        }
        int count = Math.min(length, checked - start);
        System.arraycopy(buffer, start, target, offset, count);
        start += count;
        return count;
    }

    private int fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        checked -= start;
        start = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int more = source.read(buffer, end, buffer.length - end);
        end += Math.max(0, more);
        return more;
    }

    /** Checks the rest of a body, or a line and its headers; false when more must come first. */
    private boolean checkNext() {
        if (body > 0) {
            int there = Math.min(body, end - checked);
            checked += there;
            body -= there;
            return there > 0;
        }
        int lineEnd = endOfLine();
        if (lineEnd < 0) {
            return false;
        }
        if (isNext(WITH_HEADERS)) {
            return checkHeaders(lineEnd);
        }
        if (isNext(WITHOUT_HEADERS)) {
            body = number(lastSpace(lineEnd), lineEnd) + LINE_END;
        }
        checked = lineEnd + LINE_END;
        return true;
    }

    private boolean checkHeaders(int lineEnd) {
        int totalAt = lastSpace(lineEnd);
        int headersAt = lastSpace(totalAt);
        int headers = number(headersAt, totalAt);
        int total = number(totalAt, lineEnd);
        HeaderBlock block = new HeaderBlock(buffer, lineEnd + LINE_END, lineEnd + LINE_END + headers);
        if (block.end() > end) {
            return false;
        }
        String fault = block.fault(contains(FROM_A_STREAM, lineEnd));
        if (fault == null) {
            checked = block.end();
        } else {
            replace(headersAt, block.end(), block.replacement(fault), total - headers);
        }
        body = total - headers + LINE_END;
        return true;
    }

    /** Puts a line with other headers in the place of what ends there. */
    private void replace(int headersAt, int blockEnd, String headers, int bodyLength) {
        String line = new String(buffer, checked, headersAt - checked, StandardCharsets.UTF_8);
        String whole = "%s %d %d\r\n%s".formatted(line, headers.length(), headers.length() + bodyLength, headers);
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        int rest = end - blockEnd;
        byte[] replaced = new byte[Math.max(buffer.length, checked + bytes.length + rest)];
        System.arraycopy(buffer, 0, replaced, 0, checked);
        System.arraycopy(bytes, 0, replaced, checked, bytes.length);
        System.arraycopy(buffer, blockEnd, replaced, checked + bytes.length, rest);
        buffer = replaced;
        checked += bytes.length;
        end = checked + rest;
    }

    private int endOfLine() {
        for (int i = checked; i < end - 1; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean isNext(String word) {
        return end - checked >= word.length() && isAt(word, checked);
    }

    private boolean contains(String text, int lineEnd) {
        for (int i = checked; i <= lineEnd - text.length(); i++) {
            if (buffer[i] == text.charAt(0) && isAt(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(String text, int position) {
        for (int i = 0; i < text.length(); i++) {
            if (buffer[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where the last word before that position begins, at its space. */
    private int lastSpace(int before) {
        int position = before - 1;
        while (position > checked && buffer[position] != ' ') {
            position--;
        }
        return position;
    }

    private int number(int space, int wordEnd) {
        int number = 0;
        for (int i = space + 1; i < wordEnd; i++) {
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }
}
