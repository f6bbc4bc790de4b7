-- What is open of one person is read by function client-state, and by nobody else across domains.

DO
$roles$
BEGIN
    EXECUTE format('CREATE ROLE nebengjek_client_state LOGIN PASSWORD %L', '${role_password}');
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN
        NULL;
END
$roles$;

GRANT USAGE ON SCHEMA matching, ride, payment TO nebengjek_client_state;
GRANT SELECT ON matching.driver, matching.request, matching.offer, ride.ride, payment.payment TO nebengjek_client_state;

CREATE INDEX open_offer_of_driver ON matching.offer (driver_id) WHERE status = 'OPEN';
