-- Rides and their meters. A state says which of its moments are known, and the checks hold it to that.

CREATE TABLE ride.ride (
    ride_id               uuid PRIMARY KEY,
    match_id              uuid NOT NULL UNIQUE,
    driver_id             uuid NOT NULL,
    passenger_id          uuid NOT NULL,
    pickup_latitude       double precision NOT NULL CHECK (pickup_latitude BETWEEN -90 AND 90),
    pickup_longitude      double precision NOT NULL CHECK (pickup_longitude BETWEEN -180 AND 180),
    destination_latitude  double precision NOT NULL CHECK (destination_latitude BETWEEN -90 AND 90),
    destination_longitude double precision NOT NULL CHECK (destination_longitude BETWEEN -180 AND 180),
    status                text NOT NULL
        CHECK (status IN ('CREATED', 'STARTED', 'ARRIVED', 'COMPLETED', 'CANCELLED')),
    created_at            timestamptz NOT NULL,
    started_at            timestamptz,
    started_by            uuid,
    arrived_at            timestamptz,
    arrived_by            uuid,
    factor                double precision CHECK (factor > 0 AND factor <= 1),
    cancelled_at          timestamptz,
    cancelled_by          uuid,
    completed_at          timestamptz,
    payment_id            uuid,

    CONSTRAINT two_people CHECK (driver_id <> passenger_id),
    CONSTRAINT started_by_its_driver CHECK (started_by = driver_id),
    CONSTRAINT arrived_by_its_people CHECK (arrived_by IN (driver_id, passenger_id)),
    CONSTRAINT cancelled_by_its_people CHECK (cancelled_by IN (driver_id, passenger_id)),
    CONSTRAINT started_when_status_says_so
        CHECK (num_nonnulls(started_at, started_by)
            = CASE WHEN status IN ('STARTED', 'ARRIVED', 'COMPLETED') THEN 2 ELSE 0 END),
    CONSTRAINT arrived_when_status_says_so
        CHECK (num_nonnulls(arrived_at, arrived_by, factor)
            = CASE WHEN status IN ('ARRIVED', 'COMPLETED') THEN 3 ELSE 0 END),
    CONSTRAINT cancelled_when_status_says_so
        CHECK (num_nonnulls(cancelled_at, cancelled_by) = CASE status WHEN 'CANCELLED' THEN 2 ELSE 0 END),
    CONSTRAINT completed_when_status_says_so
        CHECK (num_nonnulls(completed_at, payment_id) = CASE status WHEN 'COMPLETED' THEN 2 ELSE 0 END)
);

-- What is under way is few among all the rides there ever were.
CREATE INDEX ride_under_way ON ride.ride (status) WHERE status IN ('CREATED', 'STARTED', 'ARRIVED');

-- No foreign key: a point is recorded whether or not its ride is known, and a batch never fails over one of them.
CREATE TABLE ride.meter (
    ride_id  uuid NOT NULL,
    meter_id uuid NOT NULL,
    odometer numeric(12, 3) NOT NULL CHECK (odometer >= 0),
    PRIMARY KEY (ride_id, meter_id)
);

-- The closed ledger: what is billed, written once.
CREATE TABLE ride.metered (
    ride_id   uuid PRIMARY KEY REFERENCES ride.ride,
    metres    numeric(15, 3) NOT NULL CHECK (metres >= 0),
    factor    double precision NOT NULL CHECK (factor > 0 AND factor <= 1),
    closed_at timestamptz NOT NULL
);

-- The rides whose meter may still have to run, for whoever lost sight of them.
CREATE VIEW ride.underway AS
SELECT ride_id, driver_id, passenger_id, status, started_at, arrived_at
FROM ride.ride
WHERE status IN ('CREATED', 'STARTED')
   OR (status = 'ARRIVED' AND NOT EXISTS (SELECT FROM ride.metered WHERE metered.ride_id = ride.ride_id));

GRANT SELECT, INSERT, UPDATE ON ride.ride, ride.meter TO nebengjek_ride;
GRANT SELECT, INSERT ON ride.metered TO nebengjek_ride;
GRANT SELECT ON ride.underway TO nebengjek_location;
GRANT SELECT ON ride.ride, ride.metered TO nebengjek_api;
