-- One login role a function that runs alone, with no more than what its statements need. Where the functions of a module
-- share a process, they share the role of the module. Function payment is its module, and has its role; client-notify
-- needs no database.

DO
$roles$
DECLARE
    function text;
BEGIN
    FOREACH function IN ARRAY ARRAY [
        'location_store', 'driver_availability', 'match_propose', 'match_decide', 'match_expire',
        'ride_create', 'ride_progress', 'ride_meter']
    LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', 'nebengjek_' || function, '${role_password}');
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END;
    END LOOP;
END
$roles$;

GRANT USAGE ON SCHEMA matching
    TO nebengjek_driver_availability, nebengjek_match_propose, nebengjek_match_decide, nebengjek_match_expire;
GRANT USAGE ON SCHEMA ride
    TO nebengjek_location_store, nebengjek_ride_create, nebengjek_ride_progress, nebengjek_ride_meter;

GRANT SELECT ON ride.underway TO nebengjek_location_store;

GRANT SELECT, INSERT, UPDATE ON matching.driver, matching.ride TO nebengjek_driver_availability;

GRANT SELECT ON matching.driver, matching.ride TO nebengjek_match_propose;
GRANT SELECT, INSERT, UPDATE ON matching.request TO nebengjek_match_propose;
GRANT SELECT, INSERT ON matching.round, matching.offer TO nebengjek_match_propose;

GRANT SELECT, INSERT, UPDATE ON matching.request TO nebengjek_match_decide;
GRANT SELECT, UPDATE ON matching.round, matching.offer TO nebengjek_match_decide;
GRANT SELECT, INSERT ON matching.ride TO nebengjek_match_decide;

-- A lock of a row needs the right to update it.
GRANT SELECT, UPDATE ON matching.request, matching.round, matching.offer TO nebengjek_match_expire;

GRANT SELECT, INSERT ON ride.ride TO nebengjek_ride_create;

GRANT SELECT, UPDATE ON ride.ride TO nebengjek_ride_progress;

GRANT SELECT ON ride.ride TO nebengjek_ride_meter;
GRANT SELECT, INSERT, UPDATE ON ride.meter TO nebengjek_ride_meter;
GRANT SELECT, INSERT ON ride.metered TO nebengjek_ride_meter;
