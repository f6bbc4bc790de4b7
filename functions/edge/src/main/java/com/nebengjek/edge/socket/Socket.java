package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.Dialect;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.frame.Replies;
import com.nebengjek.edge.outbound.Delivery;
import com.nebengjek.edge.resume.Missed;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;

/** One open socket of a person. There are thousands: it has no thread and no timer of its own. */
final class Socket {

    private final Person person;
    private final Dialect dialect;
    private final EdgeSettings.Outbound limits;
    private final Outbox outbox;
    private final Memory memory;
    private final Pulse pulse;
    private final AtomicReference<@Nullable CloseStatus> closing = new AtomicReference<>();
    private volatile @Nullable Resumption resumption;
    private boolean busy;
    private boolean departing;

    Socket(Person person, Dialect dialect, EdgeSettings.Outbound limits, Pulse pulse) {
        this.person = person;
        this.dialect = dialect;
        this.limits = limits;
        this.outbox = new Outbox(limits.queue());
        this.memory = new Memory(limits.remembered());
        this.pulse = pulse;
    }

    Person person() {
        return person;
    }

    Dialect dialect() {
        return dialect;
    }

    Memory memory() {
        return memory;
    }

    Pulse pulse() {
        return pulse;
    }

    /** What to write to the client, until the socket closes. */
    Flux<byte[]> frames() {
        return outbox.frames();
    }

    /** Why it closes, once it does. */
    CloseStatus closeStatus() {
        CloseStatus status = closing.get();
        return status == null ? CloseStatus.NORMAL : status;
    }

    boolean isClosing() {
        return closing.get() != null;
    }

    void send(Frame frame) {
        send(dialect.write(frame));
    }

    private void send(byte[] text) {
        if (!outbox.offer(text)) {
            cutOff(CloseCodes.TOO_SLOW);
        }
    }

    /** An event that came live; it waits while what was missed is sent. */
    void told(Delivery delivery) {
        Resumption current = resumption;
        switch (current == null ? Resumption.Live.PASS : current.live(delivery)) {
            case PASS -> send(textOf(delivery));
            case OVERFLOW -> cutOff(CloseCodes.TOO_SLOW);
            case TAKEN -> {}
        }
    }

    private byte[] textOf(Delivery delivery) {
        memory.learned(delivery);
        String asked = delivery.answers() == null ? null : memory.frameOf(delivery.answers());
        Frame frame = asked == null ? delivery.frame() : delivery.frame().withId(asked);
        return dialect.write(frame, delivery.event());
    }

    void moved(String ride, Frame position, ReceivedEvent event) {
        outbox.latest(ride, dialect.write(position, event));
    }

    void stored(String updateId, ReceivedEvent event) {
        String frameId = memory.frameOf(updateId);
        if (frameId != null) {
            send(dialect.write(Replies.locationStored(frameId, event.data()), event));
        }
    }

    /** From now on live events wait for {@link #resume}; false when the socket has resumed before. */
    synchronized boolean prepareResume() {
        if (resumption != null) {
            return false;
        }
        resumption = new Resumption(limits.queue());
        return true;
    }

    void resume(Missed missed, @Nullable String frameId) {
        Resumption current = resumption;
        if (current != null) {
            Frame end = Replies.resumed(frameId, missed.complete(), missed.deliveries().size());
            current.release(missed.deliveries(), this::add, () -> outbox.add(dialect.write(end)));
        }
    }

    private void add(Delivery delivery) {
        outbox.add(textOf(delivery));
    }

    /** Marks that a frame of the client is under way, which a departure waits for. */
    synchronized void busy(boolean now) {
        busy = now;
        if (!busy && departing) {
            close(CloseCodes.RESTART);
        }
    }

    synchronized boolean isBusy() {
        return busy;
    }

    /** Closes as soon as no frame is under way. */
    synchronized void depart() {
        departing = true;
        if (!busy) {
            close(CloseCodes.RESTART);
        }
    }

    /** Closes after what waits is written. */
    void close(CloseStatus status) {
        closing.compareAndSet(null, status);
        outbox.end();
    }

    /** Closes without what waits: the client does not read it anyway, and can have it again. */
    void cutOff(CloseStatus status) {
        closing.compareAndSet(null, status);
        outbox.drop();
    }
}
