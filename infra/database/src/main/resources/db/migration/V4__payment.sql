-- Payments, and everything that was heard about them.

CREATE TABLE payment.payment (
    payment_id    uuid PRIMARY KEY,
    ride_id       uuid NOT NULL UNIQUE,
    driver_id     uuid NOT NULL,
    passenger_id  uuid NOT NULL,
    amount        bigint NOT NULL CHECK (amount >= 0),
    admin_fee     bigint NOT NULL CHECK (admin_fee >= 0),
    driver_payout bigint NOT NULL CHECK (driver_payout >= 0),
    status        text NOT NULL CHECK (status IN ('PENDING', 'PAID', 'FAILED')),
    reference     text,
    created_at    timestamptz NOT NULL,
    paid_at       timestamptz,

    CONSTRAINT no_rupiah_is_lost CHECK (amount = admin_fee + driver_payout),
    CONSTRAINT paid_when_status_says_so CHECK ((paid_at IS NOT NULL) = (status = 'PAID')),
    CONSTRAINT nothing_to_pay_is_paid CHECK (amount > 0 OR status = 'PAID'),
    CONSTRAINT paid_by_word_of_the_provider
        CHECK ((reference IS NOT NULL) = (status = 'PAID' AND amount > 0))
);

-- Every intent of the passenger and every word of the provider, once per event, with the answer it got. Only added to.
CREATE TABLE payment.attempt (
    payment_id uuid NOT NULL REFERENCES payment.payment,
    event_id   text NOT NULL,
    said       text NOT NULL CHECK (said IN ('PAY', 'PAID', 'FAILED')),
    reference  text,
    answer     text CHECK (answer IN ('PENDING', 'PAID', 'FAILED')),
    at         timestamptz NOT NULL,

    PRIMARY KEY (payment_id, event_id),
    CONSTRAINT provider_gives_a_reference CHECK ((reference IS NULL) = (said = 'PAY'))
);

GRANT SELECT, INSERT, UPDATE ON payment.payment TO nebengjek_payment;
GRANT SELECT, INSERT ON payment.attempt TO nebengjek_payment;
GRANT SELECT ON payment.payment TO nebengjek_api;
