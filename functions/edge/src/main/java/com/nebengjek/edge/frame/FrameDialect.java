package com.nebengjek.edge.frame;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** {@code nebengjek.v1}: {@code {"event","id","data"}}, with the names that earlier clients know. */
public final class FrameDialect implements Dialect {

    private final ClientFrames frames;

    public FrameDialect(Clock clock) {
        this.frames = new ClientFrames(clock);
    }

    @Override
    public String name() {
        return "nebengjek.v1";
    }

    private record FrameLetter(ClientFrames frames, Frame frame) implements Letter {

        @Override
        public @Nullable String id() {
            return frame.id();
        }

        @Override
        public ClientRequest from(Person person) {
            return frames.read(frame, person);
        }
    }

    @Override
    public Letter open(String text) {
        return new FrameLetter(frames, FrameReader.read(text));
    }

    @Override
    public byte[] write(Frame reply) {
        return reply.encode();
    }

    @Override
    public byte[] write(Frame frame, ReceivedEvent event) {
        return frame.encode();
    }
}
