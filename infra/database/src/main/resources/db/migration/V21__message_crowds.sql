-- Messages that their endpoint has no room for are set aside, where nothing for others has to pass them.

ALTER TABLE message.message
    DROP CONSTRAINT message_held_check,
    ADD CONSTRAINT message_held_check
        CHECK (held IN ('NO_ENDPOINT', 'DISABLED', 'PAUSED', 'FAILING', 'ORDER', 'CROWDED'));

-- In the order in which they are let go, endpoint by endpoint.
CREATE INDEX message_set_aside ON message.message (LEAST(attempts, 1), endpoint_id, priority DESC, sequence)
    WHERE held = 'CROWDED' AND state IN ('PENDING', 'RETRY');

ALTER TABLE message.endpoint_health
    -- How many messages of each lane may be with the deliverers; none: as many as there are.
    ADD COLUMN most_queued integer CHECK (most_queued > 0),
    -- When that was changed last.
    ADD COLUMN crowded_at  timestamptz;

CREATE INDEX endpoint_crowded ON message.endpoint_health (crowded_at) WHERE most_queued IS NOT NULL;

GRANT UPDATE (most_queued, crowded_at) ON message.endpoint_health TO nebengjek_message_relay;
