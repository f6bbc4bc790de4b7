package com.nebengjek.message.deliver;

import com.nebengjek.message.endpoint.HealthReport;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which endpoints a success is news, although they were well when its message was taken: else of many messages that are
 * taken at once only the failures would count. Forgetting it costs nothing but a report.
 *
 * @param failing those that this process has seen failing since they last took a message
 */
record Recently(Set<UUID> failing) {

    Recently() {
        this(ConcurrentHashMap.newKeySet());
    }

    boolean failed(UUID endpoint) {
        return failing.contains(endpoint);
    }

    /** At once: what comes after it must be reported too, or it would look as if nothing but failures came. */
    void saw(Attempt attempt) {
        if (attempt.outcome() == Outcome.TRANSIENT) {
            failing.add(attempt.endpointId());
        }
    }

    void reported(HealthReport report) {
        if (report.failures() == 0) {
            failing.remove(report.endpointId());
        }
    }
}
