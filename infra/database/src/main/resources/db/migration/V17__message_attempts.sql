-- What delivery remembers of a message and of an endpoint from one attempt to the next.

ALTER TABLE message.message
    -- Attempts that were made before it was last replayed: its retries begin anew after them.
    ADD COLUMN retries_from integer NOT NULL DEFAULT 0;

ALTER TABLE message.endpoint
    -- The message whose attempt disabled it; none when a person did.
    ADD COLUMN disabled_by uuid;

ALTER TABLE message.endpoint_health
    -- How often it was tried since its circuit breaker opened.
    ADD COLUMN trials         integer NOT NULL DEFAULT 0,
    -- When the circuit breaker closed last; for a while after it the endpoint is spared.
    ADD COLUMN recovered_at   timestamptz,
    -- Up to when its rate is promised to messages that had to wait.
    ADD COLUMN deferred_until timestamptz;

-- Every endpoint has its health from the beginning, so that it is only ever updated.
CREATE FUNCTION message.endpoint_is_healthy() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS
$$
BEGIN
    INSERT INTO message.endpoint_health (endpoint_id) VALUES (NEW.endpoint_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER endpoint_is_healthy AFTER INSERT ON message.endpoint
    FOR EACH ROW EXECUTE FUNCTION message.endpoint_is_healthy();

INSERT INTO message.endpoint_health (endpoint_id) SELECT endpoint_id FROM message.endpoint ON CONFLICT DO NOTHING;
