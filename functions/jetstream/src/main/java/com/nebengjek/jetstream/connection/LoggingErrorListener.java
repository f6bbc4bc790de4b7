package com.nebengjek.jetstream.connection;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what the server complains about, so that a missing permission does not look like silence. */
final class LoggingErrorListener implements ErrorListener {

    private static final Logger log = LoggerFactory.getLogger(LoggingErrorListener.class);

    private final String clientId;
    private volatile @Nullable Exception lastException;

    LoggingErrorListener(String clientId) {
        this.clientId = clientId;
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        log.warn("NATS {}: {}", clientId, error);
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        lastException = exception;
        log.warn("NATS {}: {}", clientId, exception.toString());
    }

    /** What went wrong last, which jnats does not say when it gives up connecting. */
    @Nullable Exception lastException() {
        return lastException;
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        log.warn("NATS {}: a subscription is too slow, messages are dropped by this client", clientId);
    }
}
