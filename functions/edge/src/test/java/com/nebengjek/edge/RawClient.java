package com.nebengjek.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.edge.auth.Person;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client on a bare TCP connection: reads only when it is told to, answers no ping, and has small buffers. */
final class RawClient implements AutoCloseable {

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final byte[] EMPTY_PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final String status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private RawClient(Edge edge, Person person, String header) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", edge.port()));
        socket.setSoTimeout(20_000);
        String request = """
                GET /ws HTTP/1.1
                Host: 127.0.0.1:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Authorization: Bearer %s
                %s

                """.formatted(edge.port(), Tokens.of(person), header);
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
        in = new DataInputStream(socket.getInputStream());
        status = line();
        readHeaders();
    }

    static RawClient connect(Edge edge, Person person) throws IOException {
        return new RawClient(edge, person, "Accept: */*");
    }

    static RawClient connectFrom(String origin, Edge edge, Person person) throws IOException {
        return new RawClient(edge, person, "Origin: " + origin);
    }

    private void readHeaders() throws IOException {
        for (String header = line(); !header.isEmpty(); header = line()) {
            String[] parts = header.split(": ?", 2);
            headers.put(parts[0], parts[1]);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** The status line of the handshake's answer. */
    String status() {
        return status;
    }

    /** A header of the handshake's answer. */
    @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Sends one frame, masked by zeroes. */
    void sendText(String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) (FINAL | TEXT)).put((byte) (MASKED | 126)).putShort((short) payload.length).putInt(0);
        socket.getOutputStream().write(frame.put(payload).array());
    }

    /** Whether the connection ended; tells it by writing, without reading anything. */
    boolean isCutOff() {
        try {
            socket.getOutputStream().write(EMPTY_PONG);
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /** All texts up to the close frame, and last its code. */
    List<String> readToTheEnd() throws IOException {
        List<String> read = new ArrayList<>();
        while (true) {
            int opcode = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte();
            byte[] payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
            if (opcode == CLOSE) {
                read.add(String.valueOf((payload[0] & 0xFF) << 8 | payload[1] & 0xFF));
                return read;
            }
            read.add(new String(payload, UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
