package com.nebengjek.local.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a consumer said about one delivery of an event, as its subject tells.
 *
 * @param delivery how often the event had been delivered by then
 * @param sequence of the event in its stream
 */
record Acknowledgement(String stream, String consumer, long delivery, long sequence) {

    static final String SUBJECTS = "$JS.ACK.>";

    private static final int SHORT_FORM = 9;

    /** Empty when the event is not done with: put back, or still being worked on. */
    static Optional<Acknowledgement> read(String subject, byte[] body) {
        if (!isEnd(new String(body, StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        String[] tokens = subject.split("\\.");
        // The long form has domain and account hash before the stream.
        int stream = tokens.length > SHORT_FORM ? 4 : 2;
        return Optional.of(new Acknowledgement(
                tokens[stream],
                tokens[stream + 1],
                Long.parseLong(tokens[stream + 2]),
                Long.parseLong(tokens[stream + 3])));
    }

    private static boolean isEnd(String said) {
        return said.isEmpty() || said.startsWith("+ACK") || said.startsWith("+TERM") || said.startsWith("+NXT");
    }
}
