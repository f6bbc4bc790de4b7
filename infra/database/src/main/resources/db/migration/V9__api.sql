-- What the HTTP API reads about rides, and what it remembers about requests.

-- A ride as its people see it: who they are, how far it has come, and what it cost once that is known.
CREATE VIEW account.ride AS
SELECT ride.*,
       driver.name    AS driver_name,
       passenger.name AS passenger_name,
       vehicle.vehicle_type,
       vehicle.vehicle_plate,
       metered.metres,
       payment.payment_id AS billed_as,
       payment.amount,
       payment.admin_fee,
       payment.driver_payout,
       payment.status AS payment_status,
       payment.paid_at
FROM ride.ride
LEFT JOIN account.person driver ON driver.user_id = ride.driver_id
LEFT JOIN account.person passenger ON passenger.user_id = ride.passenger_id
LEFT JOIN account.driver vehicle ON vehicle.user_id = ride.driver_id
LEFT JOIN ride.metered ON metered.ride_id = ride.ride_id
LEFT JOIN payment.payment ON payment.ride_id = ride.ride_id;

GRANT SELECT ON account.ride TO nebengjek_api;

-- Somebody's rides are read newest first, a page at a time.
CREATE INDEX ride_of_driver ON ride.ride (driver_id, created_at DESC, ride_id DESC);
CREATE INDEX ride_of_passenger ON ride.ride (passenger_id, created_at DESC, ride_id DESC);

ALTER TABLE account.driver
    ADD CONSTRAINT normalised_plate CHECK (vehicle_plate ~ '^[A-Z]{1,2} [1-9][0-9]{0,3}( [A-Z]{1,3})?$');

-- Requests that created something, by the key their sender gave them, and how they were answered. Written in the
-- transaction of what they created: whoever repeats one waits for its end.
CREATE TABLE account.idempotency (
    sender     text NOT NULL,
    key        text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    request    bytea NOT NULL,
    answer     text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (sender, key)
);

CREATE INDEX idempotency_by_age ON account.idempotency (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON account.idempotency TO nebengjek_api;
