package com.nebengjek.jetstream.audit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one line per event to the logger {@value #LOGGER}, with everything in it as key and value for structured
 * logging.
 *
 * <p>Switched off by that logger's level or by a sample of 0; a disabled log costs its callers one comparison.
 */
public final class AuditLog {

    public static final String LOGGER = "nebengjek.audit";

    /** Writes nothing. */
    public static final AuditLog OFF = new AuditLog(0);

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    private final long threshold;

    /**
     * @param sample share of events to write, 0 to 1. What belongs to one request or ride is written as a whole or not
     *     at all, in every process.
     */
    public AuditLog(double sample) {
        this.threshold = Math.round(sample * (1L << Integer.SIZE));
    }

    /** Whether an event of this correlation, or of this id when it has none, is to be written. */
    public boolean wants(@Nullable String correlation, @Nullable String id) {
        return threshold > 0 && log.isInfoEnabled() && isSampled(correlation == null ? id : correlation);
    }

    private boolean isSampled(@Nullable String whole) {
        return whole == null || Integer.toUnsignedLong(spread(whole.hashCode())) < threshold;
    }

    /** A text's hash code is near that of a similar text; this is what finishes MurmurHash3. */
    private static int spread(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    public void write(AuditEntry entry) {
        String subject = Discretion.of(entry.subject());
        LoggingEventBuilder line = log.atInfo()
                .addKeyValue("direction", entry.direction())
                .addKeyValue("function", entry.function())
                .addKeyValue("subject", subject)
                .addKeyValue("outcome", entry.outcome());
        add(line, "stream", entry.stream());
        add(line, "type", entry.type());
        add(line, "id", entry.id());
        add(line, "correlation", entry.correlation());
        add(line, "causation", entry.causation());
        add(line, "sequence", entry.sequence());
        add(line, "deliveries", entry.deliveries());
        line.log("{} {} {}", entry.direction(), subject, entry.outcome());
    }

    private static void add(LoggingEventBuilder line, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line.addKeyValue(key, Discretion.of(value));
        }
    }

    private static void add(LoggingEventBuilder line, String key, long value) {
        if (value > 0) {
            line.addKeyValue(key, value);
        }
    }
}
