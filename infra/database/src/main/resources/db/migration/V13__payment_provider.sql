-- What passes between us and the payment provider.

-- Which charge an intent to pay is about: a payment has one open charge at a time, and another only after that has failed.
ALTER TABLE payment.attempt ADD COLUMN charge integer CHECK (charge >= 0);
UPDATE payment.attempt SET charge = 0 WHERE said = 'PAY';
ALTER TABLE payment.attempt ADD CONSTRAINT charge_of_an_intent CHECK ((charge IS NOT NULL) = (said = 'PAY'));

-- What the provider called about, once each, however often it calls. Written with the event that follows from it.
CREATE TABLE payment.callback (
    callback_id text PRIMARY KEY CHECK (length(callback_id) BETWEEN 1 AND 100),
    payment_id  uuid NOT NULL REFERENCES payment.payment,
    charge_id   text NOT NULL CHECK (length(charge_id) BETWEEN 1 AND 100),
    status      text NOT NULL CHECK (status IN ('PAID', 'FAILED')),
    received_at timestamptz NOT NULL
);

CREATE INDEX callback_of_payment ON payment.callback (payment_id);

GRANT SELECT, INSERT ON payment.callback TO nebengjek_api;
