package com.nebengjek.jetstream.connection;

import io.nats.client.impl.SocketDataPortWithWriteTimeout;
import java.io.IOException;

/**
 * The socket of a connection, with an {@link InboundGuard} before what reads from it.
 *
 * <p>Public because jnats creates it by its name.
 */
public final class GuardedDataPort extends SocketDataPortWithWriteTimeout {

    private final InboundGuard guard = new InboundGuard(super::read);

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return guard.read(target, offset, length);
    }
}
