-- Messages, written down by whoever changes something that they are about, in the same transaction: either both are
-- there, or neither is. Of everything that is left out, the usual is taken.
--   infra/admin messages sql infra/database/messages.sql

INSERT INTO message.message (channel, recipient, content)
VALUES ('SMS', '+6281200000001', 'Your driver is here: B 1234 XYZ.');

-- Urgent, and of no use after five minutes.
INSERT INTO message.message (channel, recipient, content, priority, retry_profile, expires_at)
VALUES ('SMS', '+6281200000002', 'Your driver waits at the gate.', 9, 'critical', now() + interval '5 minutes');

-- Of these only the latest is sent.
INSERT INTO message.message (channel, recipient, content, collapse_key)
VALUES ('PUSH', 'device-17', 'Your driver is 5 minutes away.', 'arrival of ride 17'),
       ('PUSH', 'device-17', 'Your driver is 2 minutes away.', 'arrival of ride 17');

-- One after the other, to the endpoints that take the events of rides.
INSERT INTO message.message (channel, recipient, content, event_type, order_key, metadata)
VALUES ('WEBHOOK', 'partner-desk', '{"ride_id": "17", "status": "STARTED"}', 'ride.started', 'ride 17', '{"ride_id": "17"}'),
       ('WEBHOOK', 'partner-desk', '{"ride_id": "17", "status": "ARRIVED"}', 'ride.arrived', 'ride 17', '{"ride_id": "17"}');

-- In a minute.
INSERT INTO message.message (channel, recipient, content, not_before)
VALUES ('SMS', '+6281200000001', 'How was your ride?', now() + interval '1 minute');
