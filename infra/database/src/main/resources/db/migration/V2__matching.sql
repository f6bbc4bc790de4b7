-- Who drives, who asks for a ride, who was offered it, and who is on one. Whoever changes a request, its rounds or its
-- offers holds the lock of the request's row; the unique indexes decide whatever concerns two requests.

CREATE TABLE matching.driver (
    driver_id uuid PRIMARY KEY,
    active    boolean NOT NULL DEFAULT false,
    beacon_at timestamptz,

    CONSTRAINT active_by_a_beacon CHECK (NOT active OR beacon_at IS NOT NULL)
);

CREATE TABLE matching.request (
    request_id            uuid PRIMARY KEY,
    passenger_id          uuid NOT NULL,
    status                text NOT NULL CHECK (status IN ('OPEN', 'MATCHED', 'UNMATCHED', 'CANCELLED', 'REFUSED')),
    -- The ring that is being asked, or is to be asked next.
    ring                  integer NOT NULL DEFAULT 0 CHECK (ring >= 0),
    pickup_latitude       double precision CHECK (pickup_latitude BETWEEN -90 AND 90),
    pickup_longitude      double precision CHECK (pickup_longitude BETWEEN -180 AND 180),
    pickup_at             timestamptz,
    destination_latitude  double precision CHECK (destination_latitude BETWEEN -90 AND 90),
    destination_longitude double precision CHECK (destination_longitude BETWEEN -180 AND 180),
    destination_at        timestamptz,
    -- Why it was refused, so that a repeat is refused alike.
    refusal               text,
    -- Id of the event that cancelled it, so that a repeat which names no request does not cancel the next one.
    cancelled_by          text,
    received_at           timestamptz NOT NULL,

    -- Only a cancellation that overtook its request knows no trip.
    CONSTRAINT trip_unless_cancelled_first CHECK (
        num_nonnulls(pickup_latitude, pickup_longitude, destination_latitude, destination_longitude) = 4
        OR status = 'CANCELLED'),
    CONSTRAINT refusal_when_refused CHECK ((status = 'REFUSED') = (refusal IS NOT NULL)),
    CONSTRAINT cancelled_by_when_cancelled CHECK ((status = 'CANCELLED') = (cancelled_by IS NOT NULL))
);

CREATE UNIQUE INDEX one_open_request_a_passenger ON matching.request (passenger_id) WHERE status = 'OPEN';
CREATE INDEX request_by_passenger ON matching.request (passenger_id, received_at DESC);

CREATE TABLE matching.round (
    request_id uuid NOT NULL REFERENCES matching.request,
    ring       integer NOT NULL CHECK (ring >= 0),
    due        timestamptz NOT NULL,
    -- Whether the request has left this ring without a driver, and whose answer emptied it; nobody's: it fell due.
    left_ring  boolean NOT NULL DEFAULT false,
    left_by    uuid,
    PRIMARY KEY (request_id, ring),

    CONSTRAINT left_by_an_answer_when_left CHECK (left_ring OR left_by IS NULL)
);

CREATE TABLE matching.offer (
    match_id      uuid PRIMARY KEY,
    request_id    uuid NOT NULL,
    ring          integer NOT NULL,
    driver_id     uuid NOT NULL,
    distance      double precision NOT NULL CHECK (distance >= 0),
    estimated_eta bigint NOT NULL CHECK (estimated_eta >= 0),
    expires_at    timestamptz NOT NULL,
    status        text NOT NULL DEFAULT 'OPEN'
        CHECK (status IN ('OPEN', 'ACCEPTED', 'REJECTED', 'ON_ANOTHER_RIDE', 'TAKEN', 'EXPIRED', 'CANCELLED')),

    FOREIGN KEY (request_id, ring) REFERENCES matching.round,
    CONSTRAINT a_driver_is_asked_once_a_request UNIQUE (request_id, driver_id)
);

CREATE UNIQUE INDEX first_accept_wins ON matching.offer (request_id) WHERE status = 'ACCEPTED';

-- Who is on a ride: written with the accept, closed for the driver on arrival, for the passenger on completion. No
-- foreign key: the end of a ride that matching has never seen is remembered too, because it wins over its begin.
CREATE TABLE matching.ride (
    match_id       uuid PRIMARY KEY,
    driver_id      uuid NOT NULL,
    passenger_id   uuid NOT NULL,
    driver_open    boolean NOT NULL,
    passenger_open boolean NOT NULL,

    CONSTRAINT two_people CHECK (driver_id <> passenger_id)
);

CREATE UNIQUE INDEX one_ride_a_driver ON matching.ride (driver_id) WHERE driver_open;
CREATE UNIQUE INDEX one_ride_a_passenger ON matching.ride (passenger_id) WHERE passenger_open;

GRANT SELECT, INSERT, UPDATE
    ON matching.driver, matching.request, matching.round, matching.offer, matching.ride TO nebengjek_match;
