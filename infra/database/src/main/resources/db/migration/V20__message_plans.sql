-- How message functions' statements are planned is a matter of their roles, whatever the database is called: a copy of it, as
-- from a template or a backup, has no settings of its own, nor those of V19 that would be moved here. What somebody else has
-- set for a role in this database stays.
DO
$settings$
DECLARE
    function text;
    setting  text;
BEGIN
    FOREACH function IN ARRAY ARRAY ['message', 'message_compose', 'message_relay', 'message_deliver', 'message_redeliver']
    LOOP
        FOREACH setting IN ARRAY ARRAY ['enable_seqscan = off', 'enable_hashjoin = off', 'enable_mergejoin = off',
            'plan_cache_mode = force_generic_plan', 'jit = off']
        LOOP
            EXECUTE format('ALTER ROLE %I SET ' || setting, 'nebengjek_' || function);
            EXECUTE format('ALTER ROLE %I IN DATABASE %I RESET %I', 'nebengjek_' || function, current_database(),
                split_part(setting, ' ', 1));
        END LOOP;
    END LOOP;
END
$settings$;
