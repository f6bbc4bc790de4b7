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

    void reported(HealthReport report) {
        if (report.failures() > 0) {
            failing.add(report.endpointId());
        } else {
            failing.remove(report.endpointId());
        }
    }
}
