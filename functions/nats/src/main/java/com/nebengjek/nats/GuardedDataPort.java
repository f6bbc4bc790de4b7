package com.nebengjek.nats;

import io.nats.client.impl.SocketDataPortWithWriteTimeout;
import java.io.IOException;

/**
 * The socket of a connection, with an {@link InboundGuard} before what reads from it: for
 * {@code Options.Builder.dataPortType}, since jnats creates it by its name.
 */
public final class GuardedDataPort extends SocketDataPortWithWriteTimeout {

    /** The header in the place of those that cannot be read; its value says what is wrong with them. */
    public static final String MALFORMED = "malformed-headers";

    private final InboundGuard guard = new InboundGuard(super::read);

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return guard.read(target, offset, length);
    }
}
