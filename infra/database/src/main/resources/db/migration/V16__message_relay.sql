-- What message-relay needs to find what is due, at once and at little cost, and message-compose to know whom to write to.

ALTER TABLE message.message
    -- Why it is not queued although it is due; the relay looks again at due_at, or when what held it has changed.
    ADD COLUMN held text CHECK (held IN ('NO_ENDPOINT', 'DISABLED', 'PAUSED', 'FAILING', 'ORDER'));

-- Rows change several times in seconds, and then no more: what is dead in the indexes is to go soon.
ALTER TABLE message.message SET (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);

-- What is new and what is tried again are claimed apart, the most urgent first.
DROP INDEX message.message_due;
CREATE INDEX message_due ON message.message ((attempts > 0), priority, due_at, sequence)
    WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY');
CREATE INDEX message_queued ON message.message ((attempts > 0), due_at) WHERE state IN ('QUEUED', 'SENDING');
CREATE INDEX message_held ON message.message (held, endpoint_id) WHERE held IS NOT NULL;
-- What those of the same order key that follow wait for.
CREATE INDEX message_blocking ON message.message (order_key, sequence)
    WHERE order_key IS NOT NULL AND skipped_at IS NULL
        AND state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY', 'DEAD');
CREATE INDEX message_ended ON message.message (updated_at) WHERE state IN ('SENT', 'DEAD', 'CANCELLED', 'EXPIRED');
CREATE INDEX message_copies ON message.message (copy_of) WHERE copy_of IS NOT NULL;

-- Whether an endpoint that names these types of events takes a message about this one.
CREATE FUNCTION message.takes(event_types text[], event_type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
$$
    SELECT event_types = '{}' OR EXISTS (
        SELECT FROM unnest(event_types) AS wanted (type)
        WHERE event_type = wanted.type
            OR wanted.type LIKE '%.*' AND starts_with(event_type, left(wanted.type, -1)))
$$;

-- A statement that inserts nothing tells nobody.
CREATE OR REPLACE FUNCTION message.tell_relays() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF EXISTS (SELECT FROM added) THEN
        PERFORM pg_notify('message_due', '');
    END IF;
    RETURN NULL;
END
$$;
DROP TRIGGER tell_relays ON message.message;
CREATE TRIGGER tell_relays AFTER INSERT ON message.message REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION message.tell_relays();

-- The next message of an order key waits for this one no more.
CREATE FUNCTION message.release_next() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    UPDATE message.message
    SET due_at = CASE WHEN held = 'ORDER' THEN GREATEST(created_at, not_before) ELSE due_at END,
        held = NULLIF(held, 'ORDER')
    WHERE message_id = (
        SELECT next.message_id FROM message.message next
        WHERE next.order_key = NEW.order_key AND next.sequence > NEW.sequence
            AND next.state IN ('PENDING', 'RETRY') AND next.skipped_at IS NULL
            AND (next.endpoint_id = NEW.endpoint_id OR next.endpoint_id IS NULL OR NEW.endpoint_id IS NULL)
        ORDER BY next.sequence LIMIT 1);
    PERFORM pg_notify('message_due', '');
    RETURN NULL;
END
$$;
CREATE TRIGGER release_next AFTER UPDATE ON message.message FOR EACH ROW
    WHEN (NEW.order_key IS NOT NULL
        AND (OLD.state <> NEW.state AND NEW.state IN ('SENT', 'CANCELLED', 'EXPIRED')
            OR OLD.skipped_at IS NULL AND NEW.skipped_at IS NOT NULL))
    EXECUTE FUNCTION message.release_next();

-- Endpoints and the switch for everything: what was held may go.
CREATE FUNCTION message.tell_relays_of_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM pg_notify('message_due', 'changed');
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_relays AFTER INSERT OR UPDATE ON message.endpoint
    FOR EACH ROW EXECUTE FUNCTION message.tell_relays_of_change();
CREATE TRIGGER tell_relays AFTER UPDATE ON message.worker
    FOR EACH ROW EXECUTE FUNCTION message.tell_relays_of_change();

-- How many messages wait for a relay, up to 10,000: what the relay is scaled by. None while nothing is to be sent.
CREATE FUNCTION message.due() RETURNS bigint LANGUAGE sql STABLE AS
$$
    SELECT count(*) FROM (
        SELECT FROM (VALUES (false), (true)) AS lane (again)
        CROSS JOIN generate_series(9, 0, -1) AS urgency (priority)
        CROSS JOIN LATERAL (
            SELECT FROM message.message m
            WHERE (m.attempts > 0) = lane.again AND m.priority = urgency.priority AND m.due_at <= now()
                AND m.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY')) AS m
        WHERE (SELECT running FROM message.worker)
        LIMIT 10000) AS due
$$;

-- The number of a person, for messages by SMS.
CREATE VIEW message.person AS SELECT user_id, msisdn FROM account.person;

-- An event is no message to a webhook that nobody has set up.
GRANT SELECT ON message.endpoint TO nebengjek_message_compose;
GRANT SELECT ON message.person TO nebengjek_message, nebengjek_message_compose;
GRANT DELETE ON message.message TO nebengjek_message, nebengjek_message_relay;
GRANT SELECT ON message.endpoint_health, message.worker TO nebengjek_message;
