package com.nebengjek.edge.web;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.socket.Doors;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the sockets of this edge, in all and of each address, and says whether one more may come: never at the cost of
 * those that are there.
 */
final class Crowd {

    private static final int NETWORK_OF_A_CUSTOMER = 8;

    private final EdgeSettings.Admission limits;
    private final Doors doors;
    private final AtomicInteger sockets = new AtomicInteger();
    private final ConcurrentMap<ByteBuffer, Integer> addresses = new ConcurrentHashMap<>();

    Crowd(EdgeSettings.Admission limits, Doors doors) {
        this.limits = limits;
        this.doors = doors;
    }

    enum Answer {
        COME_IN,
        /** The edge has as much as it can do, or goes away. */
        FULL,
        /** This address has as many sockets as one may. */
        TOO_MANY_OF_ADDRESS
    }

    /** Counts one more socket of an address, if the answer is to come in: then it has to {@link #left} one day. */
    Answer enter(InetAddress address) {
        if (!doors.areOpen() || doors.waiting() >= limits.atOnce()) {
            return Answer.FULL;
        }
        if (sockets.incrementAndGet() > limits.sockets()) {
            sockets.decrementAndGet();
            return Answer.FULL;
        }
        if (addresses.merge(network(address), 1, Integer::sum) > limits.perAddress()) {
            left(address);
            return Answer.TOO_MANY_OF_ADDRESS;
        }
        return Answer.COME_IN;
    }

    void left(InetAddress address) {
        sockets.decrementAndGet();
        addresses.computeIfPresent(network(address), (network, count) -> count == 1 ? null : count - 1);
    }

    /** Of IPv6 the first 64 bits: whoever has one such address has all of its network. */
    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_OF_A_CUSTOMER) : bytes);
    }
}
