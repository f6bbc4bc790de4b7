-- Commands that were refused, by who asked and in which event: one that is delivered again is refused again, whatever has become of its
-- ride. Of use for as long as the stream keeps the event.

CREATE TABLE ride.refusal (
    user_id    uuid NOT NULL,
    event_id   text NOT NULL,
    code       text NOT NULL,
    message    text NOT NULL,
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, event_id)
);

GRANT SELECT, INSERT ON ride.refusal TO nebengjek_ride, nebengjek_ride_progress;
