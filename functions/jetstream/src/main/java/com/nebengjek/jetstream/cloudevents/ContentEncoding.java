package com.nebengjek.jetstream.cloudevents;

import com.nebengjek.events.catalogue.InvalidData;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies that travel compressed, told by the header {@code Content-Encoding: gzip}. */
public final class ContentEncoding {

    public static final String HEADER = "Content-Encoding";
    public static final String GZIP = "gzip";

    /** A body of a few bytes must not become the memory of a process. */
    private static final int LARGEST_UNPACKED = 8 * 1024 * 1024;

    private ContentEncoding() {}

    /**
     * The body as it was before it was compressed, if it was.
     *
     * @throws InvalidData when it is not gzip, or larger than 8 MiB unpacked
     */
    public static byte[] unpacked(Message message) {
        Headers headers = message.getHeaders();
        String encoding = headers == null ? null : headers.getFirst(HEADER);
        return GZIP.equals(encoding) ? unpack(message.getData()) : message.getData();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] data = body.readNBytes(LARGEST_UNPACKED + 1);
            if (data.length > LARGEST_UNPACKED) {
                throw new InvalidData(HEADER, "the body has more than %,d bytes unpacked".formatted(LARGEST_UNPACKED));
            }
            return data;
        } catch (IOException fault) {
            throw new InvalidData(HEADER, "says gzip, but the body is not: " + fault.getMessage());
        }
    }

    public static byte[] pack(byte[] data) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(data.length / 2);
        try (GZIPOutputStream body = new GZIPOutputStream(packed)) {
            body.write(data);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
