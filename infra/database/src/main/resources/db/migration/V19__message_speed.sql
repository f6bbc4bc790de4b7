-- What message functions ask for costs the same however many messages there are.

-- Lane 0 is what is new, 1 what is tried again. An expression that the planner does not rewrite, as it does
-- `(attempts > 0) = false`, which no index fits then.
DROP INDEX message.message_due;
CREATE INDEX message_due ON message.message (LEAST(attempts, 1), priority, due_at, sequence)
    WHERE state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY');
DROP INDEX message.message_queued;
CREATE INDEX message_queued ON message.message (LEAST(attempts, 1), due_at) WHERE state IN ('QUEUED', 'SENDING');

CREATE OR REPLACE FUNCTION message.due() RETURNS bigint LANGUAGE sql STABLE AS
$$
    SELECT count(*) FROM (
        SELECT FROM (VALUES (0), (1)) AS lane (number)
        CROSS JOIN generate_series(9, 0, -1) AS urgency (priority)
        CROSS JOIN LATERAL (
            SELECT FROM message.message m
            WHERE LEAST(m.attempts, 1) = lane.number AND m.priority = urgency.priority AND m.due_at <= now()
                AND m.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY')) AS m
        WHERE (SELECT running FROM message.worker)
        LIMIT 10000) AS due
$$;

-- They ask for batches, each row by its key or first in an index. Of tables that fill and empty within a minute the planner
-- knows too little to see that it never pays to read all of one, and a plan that was made for an empty table lasts.
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
            EXECUTE format('ALTER ROLE %I IN DATABASE %I SET ' || setting, 'nebengjek_' || function, current_database());
        END LOOP;
    END LOOP;
END
$settings$;
