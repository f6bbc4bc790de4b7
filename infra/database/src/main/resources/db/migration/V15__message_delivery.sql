-- Messages as they are delivered: to which endpoint, when next, what came of each attempt.

DO
$roles$
DECLARE
    function text;
BEGIN
    FOREACH function IN ARRAY ARRAY ['message_compose', 'message_relay', 'message_deliver', 'message_redeliver']
    LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', 'nebengjek_' || function, '${role_password}');
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END;
    END LOOP;
END
$roles$;

GRANT USAGE ON SCHEMA message
    TO nebengjek_message_compose, nebengjek_message_relay, nebengjek_message_deliver, nebengjek_message_redeliver;

-- An HTTP service that takes messages.
CREATE TABLE message.endpoint (
    endpoint_id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name            text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    url             text NOT NULL CHECK (url ~ '^https?://' AND length(url) <= 2000),
    -- Without one: for what no other endpoint takes.
    channel         text CHECK (channel IN ('SMS', 'PUSH', 'WEBHOOK')),
    -- None: all. Else the types of the events that a message is about, or what they begin with and a star.
    event_types     text[] NOT NULL DEFAULT '{}',
    headers         jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(headers) = 'object'),
    rate_per_second integer CHECK (rate_per_second > 0),
    timeout_ms      integer NOT NULL DEFAULT 10000 CHECK (timeout_ms BETWEEN 100 AND 60000),
    retry_profile   text NOT NULL DEFAULT 'standard' CHECK (retry_profile ~ '^[a-z][a-z0-9-]{0,62}$'),
    enabled         boolean NOT NULL DEFAULT true,
    disabled_reason text,
    paused          boolean NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
);

-- What requests to an endpoint are signed with. A secret that is replaced is good, beside the new one, until it expires.
CREATE TABLE message.endpoint_secret (
    endpoint_id uuid NOT NULL REFERENCES message.endpoint ON DELETE CASCADE,
    secret      text NOT NULL CHECK (secret ~ '^(whsec|whsk)_'),
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz,
    PRIMARY KEY (endpoint_id, secret)
);

-- How an endpoint does, for all processes: its circuit breaker and its rate.
CREATE TABLE message.endpoint_health (
    endpoint_id   uuid PRIMARY KEY REFERENCES message.endpoint ON DELETE CASCADE,
    -- The first failure since the last success, and how many there were.
    failing_since timestamptz,
    failures      integer NOT NULL DEFAULT 0,
    open_until    timestamptz,
    tokens        double precision,
    tokens_at     timestamptz
);

ALTER TABLE message.message
    ALTER COLUMN message_id SET DEFAULT gen_random_uuid(),
    ALTER COLUMN created_at SET DEFAULT now(),
    -- The order in which messages were written down.
    ADD COLUMN sequence      bigint GENERATED ALWAYS AS IDENTITY,
    -- The type of the event it is about.
    ADD COLUMN event_type    text CHECK (length(event_type) <= 200),
    -- 9 is the most urgent.
    ADD COLUMN priority      smallint NOT NULL DEFAULT 5 CHECK (priority BETWEEN 0 AND 9),
    ADD COLUMN not_before    timestamptz,
    ADD COLUMN collapse_key  text CHECK (length(collapse_key) BETWEEN 1 AND 200),
    ADD COLUMN order_key     text CHECK (length(order_key) BETWEEN 1 AND 200),
    ADD COLUMN metadata      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
    -- Of the endpoint when there is none.
    ADD COLUMN retry_profile text CHECK (retry_profile ~ '^[a-z][a-z0-9-]{0,62}$'),
    -- Set when it is first queued.
    ADD COLUMN endpoint_id   uuid REFERENCES message.endpoint,
    -- A message for several endpoints is copied for each but the first.
    ADD COLUMN copy_of       uuid REFERENCES message.message ON DELETE CASCADE,
    ADD COLUMN attempts      integer NOT NULL DEFAULT 0,
    -- How often it was queued; orders of earlier turns are void.
    ADD COLUMN turn          integer NOT NULL DEFAULT 0,
    -- When it has to be looked at next: due, or somebody who had taken it has died.
    ADD COLUMN due_at        timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN sent_at       timestamptz,
    -- Why it is DEAD, CANCELLED or EXPIRED.
    ADD COLUMN reason        text,
    -- A DEAD message holds back those of its order key that follow, until it is replayed or skipped.
    ADD COLUMN skipped_at    timestamptz,
    ADD COLUMN updated_at    timestamptz NOT NULL DEFAULT now();

CREATE INDEX message_due ON message.message (priority, due_at)
    WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY');
CREATE INDEX message_in_order ON message.message (order_key, sequence) WHERE order_key IS NOT NULL;
CREATE INDEX message_to_collapse ON message.message (collapse_key, sequence) WHERE collapse_key IS NOT NULL;
CREATE INDEX message_by_sequence ON message.message (sequence);

CREATE FUNCTION message.becomes_due() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    NEW.due_at := GREATEST(NEW.created_at, NEW.not_before);
    RETURN NEW;
END
$$;

CREATE TRIGGER becomes_due BEFORE INSERT ON message.message
    FOR EACH ROW EXECUTE FUNCTION message.becomes_due();

CREATE FUNCTION message.tell_relays() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM pg_notify('message_due', '');
    RETURN NULL;
END
$$;

CREATE TRIGGER tell_relays AFTER INSERT ON message.message
    FOR EACH STATEMENT EXECUTE FUNCTION message.tell_relays();

-- Every request that was made for a message, and its answer.
CREATE TABLE message.attempt (
    message_id  uuid NOT NULL REFERENCES message.message ON DELETE CASCADE,
    attempt     integer NOT NULL,
    endpoint_id uuid NOT NULL,
    started_at  timestamptz NOT NULL,
    duration_ms integer NOT NULL,
    -- None when there was no answer.
    status      integer,
    outcome     text NOT NULL CHECK (outcome IN ('SENT', 'TRANSIENT', 'PERMANENT')),
    error       text,
    -- At most 16 KiB.
    response    text,
    PRIMARY KEY (message_id, attempt)
);

-- Whether messages are sent at all; one row.
CREATE TABLE message.worker (
    the_one    boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    running    boolean NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by text
);
INSERT INTO message.worker (running) VALUES (true);

-- Who paused and resumed what.
CREATE TABLE message.toggle (
    toggle_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- None: everything.
    endpoint_id uuid,
    running     boolean NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL
);

-- Texts with variables: 'Your code is {{code}}.'
CREATE TABLE message.template (
    name       text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    content    text NOT NULL CHECK (length(content) BETWEEN 1 AND 10000),
    updated_at timestamptz NOT NULL DEFAULT now()
);

GRANT SELECT, INSERT ON message.message TO nebengjek_message_compose;
GRANT SELECT ON message.template TO nebengjek_message, nebengjek_message_compose, nebengjek_api;

GRANT SELECT, INSERT, UPDATE ON message.message TO nebengjek_message_relay;
GRANT SELECT, INSERT, UPDATE ON message.endpoint TO nebengjek_message, nebengjek_message_relay;
GRANT SELECT ON message.endpoint_health, message.worker TO nebengjek_message_relay;

GRANT SELECT, UPDATE ON message.message TO nebengjek_message_deliver, nebengjek_message_redeliver;
GRANT SELECT, UPDATE ON message.endpoint TO nebengjek_message_deliver, nebengjek_message_redeliver;
GRANT SELECT ON message.endpoint_secret, message.worker
    TO nebengjek_message, nebengjek_message_deliver, nebengjek_message_redeliver;
GRANT SELECT, INSERT, UPDATE ON message.endpoint_health
    TO nebengjek_message, nebengjek_message_deliver, nebengjek_message_redeliver;
GRANT SELECT, INSERT ON message.attempt TO nebengjek_message, nebengjek_message_deliver, nebengjek_message_redeliver;

-- The API writes secrets and never reads them.
GRANT UPDATE ON message.message TO nebengjek_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON message.endpoint, message.template TO nebengjek_api;
GRANT INSERT, DELETE, UPDATE (expires_at), SELECT (endpoint_id, created_at, expires_at)
    ON message.endpoint_secret TO nebengjek_api;
GRANT SELECT ON message.attempt, message.endpoint_health TO nebengjek_api;
GRANT SELECT, UPDATE ON message.worker TO nebengjek_api;
GRANT SELECT, INSERT ON message.toggle TO nebengjek_api;
