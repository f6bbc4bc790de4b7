package com.nebengjek.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One logical database of a Redis server; no client library for the one thing done here. */
record RedisDatabase(URI server, int number) {

    private static final int REDIS_PORT = 6379;

    void empty() throws IOException {
        ask("FLUSHDB");
    }

    /** The reply to a command, in the words of the protocol. */
    String ask(String command) throws IOException {
        int port = server.getPort() < 0 ? REDIS_PORT : server.getPort();
        try (Socket socket = new Socket(server.getHost(), port);
                BufferedReader replies =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String reply = "";
            for (String line : conversation(command)) {
                socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                reply = replies.readLine();
                if (reply == null || reply.startsWith("-")) {
                    throw new IOException("Redis answers " + reply + " to " + command + " on database " + number);
                }
            }
            return reply;
        }
    }

    private List<String> conversation(String command) {
        Stream<String> login = Optional.ofNullable(server.getUserInfo())
                .map(credentials -> "AUTH " + credentials.replaceFirst("^:", "").replace(':', ' '))
                .stream();
        return Stream.concat(login, Stream.of("SELECT " + number, command)).toList();
    }
}
