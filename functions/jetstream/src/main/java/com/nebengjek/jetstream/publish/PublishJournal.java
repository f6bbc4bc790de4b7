package com.nebengjek.jetstream.publish;

import com.nebengjek.jetstream.Publication;
import com.nebengjek.jetstream.Published;
import com.nebengjek.jetstream.audit.AuditEntry;
import com.nebengjek.jetstream.audit.AuditLog;
import com.nebengjek.jetstream.metrics.PublishMeters;
import com.nebengjek.jetstream.metrics.Publishing;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;

/** What was published, told to the metrics and to the audit log. */
public final class PublishJournal {

    static final PublishJournal NONE =
            new PublishJournal(new PublishMeters(new CompositeMeterRegistry()), AuditLog.OFF);

    private final PublishMeters meters;
    private final AuditLog audit;

    public PublishJournal(PublishMeters meters, AuditLog audit) {
        this.meters = meters;
        this.audit = audit;
    }

    /** @param published what the stream said; null when it failed */
    void published(Publication publication, Routed routed, @Nullable Published published, long nanos) {
        Publishing outcome = outcome(routed, published);
        String publisher = publication.publisher();
        meters.published(publisher, routed.type().stream(), routed.subject(), outcome, nanos);
        String id = publication.id();
        if (audit.wants(routed.correlationOf(publication), id)) {
            audit.write(new AuditEntry(
                    "published",
                    publisher,
                    routed.type().stream(),
                    routed.subject(),
                    routed.type().type(),
                    id,
                    routed.correlationOf(publication),
                    publication.causation(),
                    outcome.text(),
                    published == null ? 0 : published.sequence(),
                    0));
        }
    }

    private static Publishing outcome(Routed routed, @Nullable Published published) {
        if (published == null) {
            return Publishing.FAILED;
        }
        if (!routed.isKept()) {
            return Publishing.UNKEPT;
        }
        return published.duplicate() ? Publishing.DUPLICATE : Publishing.STORED;
    }
}
