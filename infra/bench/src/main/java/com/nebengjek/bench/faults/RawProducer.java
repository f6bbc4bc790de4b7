package com.nebengjek.bench.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/**
 * A producer without manners: writes the client protocol itself, so that headers can be any bytes.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class RawProducer implements AutoCloseable {

    private static final String INBOX = "_INBOX.raw";
    private static final int MANY = 200;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int unanswered;
    private int refused;

    RawProducer(String url) throws IOException {
        URI server = URI.create(url);
        this.socket = new Socket(server.getHost(), server.getPort());
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
        write("CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"no_responders\":true,"
                + "\"lang\":\"raw\",\"version\":\"1\",\"protocol\":1}\r\nSUB " + INBOX + " 1\r\n");
    }

    /** Publishes; waits for the stream's answers whenever many are missing. */
    void publish(String subject, HostileInputs.Input input) throws IOException {
        int headers = input.headers().length;
        int all = headers + input.body().length;
        write(headers == 0
                ? "PUB %s %s %d\r\n".formatted(subject, INBOX, all)
                : "HPUB %s %s %d %d\r\n".formatted(subject, INBOX, headers, all));
        out.write(input.headers());
        out.write(input.body());
        write("\r\n");
        unanswered++;
        if (unanswered == MANY) {
            flush();
        }
    }

    /** Waits until everything is stored. */
    void flush() throws IOException {
        out.flush();
        while (unanswered > 0) {
            String line = line();
            if (line.startsWith("MSG ")) {
                String answer = line();
                if (answer.contains("\"error\"")) {
                    refused++;
                }
                unanswered--;
            } else if (line.equals("PING")) {
                write("PONG\r\n");
                out.flush();
            } else if (line.startsWith("-ERR")) {
                throw new IOException("the server has refused an input: " + line);
            }
        }
    }

    /** How many inputs the stream has not taken. */
    int refused() {
        return refused;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server has closed the connection of the raw producer");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
