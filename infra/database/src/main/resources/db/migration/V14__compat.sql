-- What the bridge to clients and subscribers of the earlier system has to know: who people are, whom an offer was made to,
-- who drives a ride, and what a meter showed before.

DO
$roles$
DECLARE
    module text;
BEGIN
    FOREACH module IN ARRAY ARRAY ['compat', 'earlier_clients', 'earlier_subscribers']
    LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', 'nebengjek_' || module, '${role_password}');
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END;
    END LOOP;
END
$roles$;

CREATE SCHEMA compat;

CREATE VIEW compat.person AS
SELECT person.user_id, driver.user_id IS NOT NULL AS drives
FROM account.person
LEFT JOIN account.driver ON driver.user_id = person.user_id;

CREATE VIEW compat.offer AS
SELECT offer.match_id, offer.driver_id, request.passenger_id
FROM matching.offer
JOIN matching.request ON request.request_id = offer.request_id;

CREATE VIEW compat.ride AS
SELECT ride_id, driver_id FROM ride.ride;

-- Earlier subscribers are told what was driven since the reading before. What a reading was told as, it is told as again.
CREATE TABLE compat.reading (
    ride_id  uuid NOT NULL,
    meter_id uuid NOT NULL,
    odometer double precision NOT NULL CHECK (odometer >= 0),
    driven   double precision NOT NULL CHECK (driven >= 0),
    read_at  timestamptz NOT NULL,
    PRIMARY KEY (ride_id, meter_id, odometer)
);

CREATE INDEX reading_by_age ON compat.reading (read_at);

GRANT USAGE ON SCHEMA compat
    TO nebengjek_compat, nebengjek_earlier_clients, nebengjek_earlier_subscribers, nebengjek_api;
GRANT SELECT ON compat.person, compat.offer, compat.ride TO nebengjek_compat, nebengjek_earlier_clients, nebengjek_api;
GRANT SELECT ON compat.offer TO nebengjek_earlier_subscribers;
GRANT SELECT, INSERT, DELETE ON compat.reading TO nebengjek_compat, nebengjek_earlier_subscribers;
