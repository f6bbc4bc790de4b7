-- One schema a domain, one login role a module. Roles belong to the cluster, schemas to the database: a role that another
-- database of the same cluster has brought, or is bringing at this moment, is taken as it is, password included.

DO
$roles$
DECLARE
    module text;
BEGIN
    FOREACH module IN ARRAY ARRAY ['location', 'match', 'ride', 'payment', 'notify', 'message', 'api']
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

CREATE SCHEMA account;
CREATE SCHEMA matching;
CREATE SCHEMA ride;
CREATE SCHEMA payment;
CREATE SCHEMA message;

GRANT USAGE ON SCHEMA matching TO nebengjek_match;
GRANT USAGE ON SCHEMA ride TO nebengjek_ride, nebengjek_location;
GRANT USAGE ON SCHEMA payment TO nebengjek_payment;
GRANT USAGE ON SCHEMA message TO nebengjek_message;
GRANT USAGE ON SCHEMA account, matching, ride, payment, message TO nebengjek_api;
