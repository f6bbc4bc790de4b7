package com.nebengjek.topology;

import io.nats.client.JetStreamApiException;

/** A server's error code as a sentence that says what to do. */
final class ServerRefusal {

    private ServerRefusal() {}

    static TopologyRefused of(String what, JetStreamApiException error) {
        return new TopologyRefused(
                "The server refused %s (%d, %s): %s."
                        .formatted(
                                what,
                                error.getApiErrorCode(),
                                error.getErrorDescription(),
                                remedy(error.getApiErrorCode())),
                error);
    }

    private static String remedy(int code) {
        return switch (code) {
            case 10005, 10074 -> "lower replicas to the number of JetStream servers, or start more of them";
            case 10023, 10028, 10047 -> "lower max-bytes, or give the server more max_file_store or max_memory_store";
            case 10026 -> "remove consumers that nobody uses, or raise the account's limit";
            case 10039, 10076 -> "enable JetStream for the server and the account";
            case 10052 ->
                "this setting cannot change on a stream that exists: keep it, or give the stream " + "another name";
            case 10065 -> "another stream keeps these subjects: narrow its subjects first";
            case 10099, 10100 ->
                "an event of a work queue has one consumer: narrow a filter, or remove the other " + "consumer";
            default -> "change the topology accordingly";
        };
    }
}
