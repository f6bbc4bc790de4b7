package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.outbound.Interest;
import com.nebengjek.events.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The people whose sockets this edge holds; it listens on NATS for exactly them. */
final class People {

    private final ConcurrentMap<UUID, Holding> holdings = new ConcurrentHashMap<>();
    private final Interest interest;
    private final EdgeSettings settings;
    private final LongSupplier nanoTime;

    People(Interest interest, EdgeSettings settings, LongSupplier nanoTime) {
        this.interest = interest;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Takes a socket in; the oldest ones give way when its person has too many. Returns what the person may send. */
    Allowance join(Socket socket) {
        Holding holding = holdings.compute(socket.person().id(), (id, held) -> {
            Holding kept = held == null ? open(socket) : held;
            kept.add(socket);
            return kept;
        });
        List<Socket> replaced = holding.beyond(settings.sockets().perPerson());
        replaced.forEach(older -> older.close(CloseCodes.REPLACED));
        return holding.allowance();
    }

    private Holding open(Socket socket) {
        EdgeSettings.Frames frames = settings.frames();
        return new Holding(
                socket.person(), new Allowance(frames.perSecond(), frames.burst(), nanoTime), interest::begin);
    }

    void leave(Socket socket) {
        holdings.computeIfPresent(socket.person().id(), (id, holding) -> {
            holding.remove(socket);
            if (!holding.isEmpty()) {
                return holding;
            }
            holding.end();
            return null;
        });
    }

    void forEach(Consumer<Socket> action) {
        holdings.values().forEach(holding -> holding.sockets().forEach(action));
    }

    List<UUID> drivers() {
        return holdings.values().stream()
                .map(Holding::person)
                .filter(person -> person.role() == Role.DRIVER)
                .map(Person::id)
                .toList();
    }

    boolean isEmpty() {
        return holdings.isEmpty();
    }
}
