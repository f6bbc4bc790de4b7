package com.nebengjek.nats;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a message as they travel, from {@code NATS/1.0} to the empty line.
 *
 * @see <a href="https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-4.md">ADR-4: NATS Message
 *     Headers</a>
 */
public record HeaderBlock(byte[] bytes, int start, int end) {

    private static final byte[] VERSION = "NATS/1.0".getBytes(StandardCharsets.US_ASCII);
    private static final int SHOWN_OF_A_NAME = 60;

    /** What a server adds to a message that somebody asked it for, after whatever the headers were. */
    private static final Pattern OF_SERVER = Pattern.compile(
            ".*(Nats-Stream: [!-~]+\\r\\nNats-Subject: [!-~]+\\r\\nNats-Sequence: \\d{1,18}\\r\\n"
                    + "Nats-Time-Stamp: [!-~]+\\r\\n(?:Nats-[A-Za-z-]+: [!-~]+\\r\\n)*)\\r\\n",
            Pattern.DOTALL);

    /**
     * What is wrong with it; null when it can be read.
     *
     * @param stored whether it is of a message that a stream has kept, which cannot carry a status of the server
     */
    @Nullable String fault(boolean stored) {
        int line = start + VERSION.length;
        if (line > end || !startsWith(VERSION)) {
            return "the headers do not begin with NATS/1.0";
        }
        int lineEnd = endOfLine(line);
        if (lineEnd != line && (stored || !isStatus(line, lineEnd))) {
            return "the version is followed by what is no status of a server";
        }
        for (line = lineEnd + 2; lineEnd >= 0 && line < end - 2; line = lineEnd + 2) {
            lineEnd = endOfLine(line);
            String fault = lineEnd < 0 ? null : lineFault(line, lineEnd);
            if (fault != null) {
                return fault;
            }
        }
        boolean endsWithEmptyLine = lineEnd >= 0 && line == end - 2 && bytes[line] == '\r' && bytes[line + 1] == '\n';
        return endsWithEmptyLine ? null : "the headers do not end with an empty line";
    }

    /** What a reader gets in the place of this block, which has a fault. */
    String replacement(String fault) {
        return "NATS/1.0\r\n" + GuardedDataPort.MALFORMED + ": " + fault + "\r\n" + ofServer() + "\r\n";
    }

    /** Headers as a stream has kept them, or in their place one that says why they cannot be read. */
    public static byte[] readable(byte[] stored) {
        HeaderBlock block = new HeaderBlock(stored, 0, stored.length);
        String fault = block.fault(true);
        return fault == null ? stored : block.replacement(fault).getBytes(StandardCharsets.US_ASCII);
    }

    /** The lines that a server has added at the end; empty where it has not. */
    private String ofServer() {
        Matcher added = OF_SERVER.matcher(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        return added.matches() ? added.group(1) : "";
    }

    private boolean startsWith(byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (bytes[start + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the line ends that begins there; -1 when it does not. */
    private int endOfLine(int from) {
        for (int i = from; i < end - 1; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** A space, a code of three digits, and words. */
    private boolean isStatus(int from, int to) {
        if (to - from < 4 || bytes[from] != ' ') {
            return false;
        }
        for (int i = from + 1; i < from + 4; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to == from + 4 || bytes[from + 4] == ' ';
    }

    private @Nullable String lineFault(int from, int to) {
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            if (bytes[colon] <= ' ' || bytes[colon] == 0x7F) {
                return "the name of header '%s' has byte 0x%02X".formatted(text(from, to), bytes[colon] & 0xFF);
            }
            colon++;
        }
        if (colon == to || colon == from) {
            return "header '%s' is not of the form name: value".formatted(text(from, to));
        }
        for (int i = colon + 1; i < to; i++) {
            if (bytes[i] < ' ' && bytes[i] != '\t' || bytes[i] == 0x7F) {
                return "header '%s' has byte 0x%02X: values are printable ASCII, all else percent-encoded"
                        .formatted(text(from, colon), bytes[i] & 0xFF);
            }
        }
        return null;
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(to, from + SHOWN_OF_A_NAME); i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '?');
        }
        return text.toString();
    }
}
