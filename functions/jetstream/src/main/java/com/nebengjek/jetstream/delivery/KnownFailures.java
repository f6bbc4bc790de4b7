package com.nebengjek.jetstream.delivery;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.FailureClassifier;
import com.nebengjek.jetstream.PayloadTooLarge;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The failures of the libraries that functions use here.
 *
 * <p>By class name along the hierarchy and the chain of causes, so that no function needs a driver of another one.
 */
public final class KnownFailures implements FailureClassifier {

    private static final Set<String> UNAVAILABLE = Set.of(
            "java.net.ConnectException",
            "java.net.SocketException",
            "java.nio.channels.ClosedChannelException",
            "com.nebengjek.jetstream.StreamUnavailable",
            "io.lettuce.core.RedisConnectionException",
            "io.lettuce.core.RedisCommandTimeoutException",
            "io.r2dbc.spi.R2dbcNonTransientResourceException",
            "io.r2dbc.spi.R2dbcTransientResourceException",
            "io.r2dbc.spi.R2dbcTimeoutException",
            "org.springframework.dao.DataAccessResourceFailureException",
            "org.springframework.transaction.CannotCreateTransactionException",
            "reactor.pool.PoolAcquireTimeoutException",
            "java.util.concurrent.CancellationException",
            "io.github.resilience4j.circuitbreaker.CallNotPermittedException");

    private static final int DEEPEST_CAUSE = 8;

    @Override
    public @Nullable Kind classify(Throwable failure) {
        if (failure instanceof InvalidData || failure instanceof PayloadTooLarge) {
            return Kind.INVALID;
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isUnavailable(cause.getClass())) {
                return Kind.UNAVAILABLE;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static boolean isUnavailable(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (UNAVAILABLE.contains(each.getName())) {
                return true;
            }
        }
        return false;
    }
}
