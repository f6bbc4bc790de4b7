-- People, the sessions they are signed in with, and the events that their requests caused.

CREATE TABLE account.person (
    user_id    uuid PRIMARY KEY,
    msisdn     text NOT NULL UNIQUE,
    name       text CHECK (length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL,

    CONSTRAINT indonesian_mobile_number CHECK (msisdn ~ '^\+628[0-9]{8,11}$')
);

CREATE TABLE account.driver (
    user_id       uuid PRIMARY KEY REFERENCES account.person,
    vehicle_type  text NOT NULL CHECK (vehicle_type IN ('MOTORCYCLE', 'CAR')),
    vehicle_plate text NOT NULL UNIQUE,
    registered_at timestamptz NOT NULL
);

-- A device that is signed in. Of its refresh tokens only hashes are kept: of the one that is good, and of the one before
-- it, whose later use betrays that somebody else has it.
CREATE TABLE account.session (
    session_id    uuid PRIMARY KEY,
    user_id       uuid NOT NULL REFERENCES account.person,
    role          text NOT NULL CHECK (role IN ('PASSENGER', 'DRIVER')),
    token_hash    bytea NOT NULL UNIQUE,
    previous_hash bytea UNIQUE,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz
);

CREATE INDEX session_of_person ON account.session (user_id) WHERE ended_at IS NULL;

-- Events that a request caused, written in its transaction and removed when the stream has them.
CREATE TABLE account.outbox (
    outbox_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       uuid NOT NULL UNIQUE,
    type           text NOT NULL,
    data           text NOT NULL,
    correlation_id text,
    created_at     timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON account.person, account.driver, account.session TO nebengjek_api;
GRANT SELECT, INSERT, DELETE ON account.outbox TO nebengjek_api;
