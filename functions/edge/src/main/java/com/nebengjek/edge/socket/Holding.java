package com.nebengjek.edge.socket;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.Frame;
import com.nebengjek.edge.outbound.Audience;
import com.nebengjek.edge.outbound.Delivery;
import com.nebengjek.edge.outbound.Interest;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One person's sockets on this edge, the oldest first, and what they share. */
final class Holding implements Audience {

    private final Person person;
    private final Allowance allowance;
    private final Interest.Listening listening;
    private volatile List<Socket> sockets = List.of();

    Holding(Person person, Allowance allowance, Function<Audience, Interest.Listening> listen) {
        this.person = person;
        this.allowance = allowance;
        this.listening = listen.apply(this);
    }

    @Override
    public Person person() {
        return person;
    }

    Allowance allowance() {
        return allowance;
    }

    List<Socket> sockets() {
        return sockets;
    }

    boolean isEmpty() {
        return sockets.isEmpty();
    }

    synchronized void add(Socket socket) {
        List<Socket> more = new ArrayList<>(sockets);
        more.add(socket);
        sockets = List.copyOf(more);
    }

    synchronized void remove(Socket socket) {
        sockets = sockets.stream().filter(each -> each != socket).toList();
    }

    /** The oldest sockets when there are more than so many. */
    List<Socket> beyond(int most) {
        List<Socket> all = sockets.stream().filter(socket -> !socket.isClosing()).toList();
        return all.subList(0, Math.max(0, all.size() - most));
    }

    void end() {
        listening.end();
    }

    @Override
    public void told(Delivery delivery) {
        sockets.forEach(socket -> socket.told(delivery));
    }

    @Override
    public void moved(String ride, Frame position, ReceivedEvent event) {
        sockets.forEach(socket -> socket.moved(ride, position, event));
    }

    @Override
    public void stored(String updateId, ReceivedEvent event) {
        sockets.forEach(socket -> socket.stored(updateId, event));
    }
}
