-- The driver and the passenger of the golden events.
INSERT INTO account.person (user_id, msisdn, created_at)
VALUES ('b1f4a7d2-0c3e-4f58-8a6b-1d2e3f405162', '+6281234567890', now()),
       ('0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b', '+6281234567891', now());
INSERT INTO account.driver VALUES ('b1f4a7d2-0c3e-4f58-8a6b-1d2e3f405162', 'CAR', 'B 1234 XY', now());
-- For a relay: the examples queue their own.
INSERT INTO message.message (channel, recipient, content) VALUES ('SMS', '+6281234567891', 'Your driver is on the way.');
