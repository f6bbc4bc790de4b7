package com.nebengjek.message.relay;

/** The one statement of the relay that is more than a line. */
final class Statements {

    /** The verdict on a message that is to be queued. The others are states in which it ends, or why it is held. */
    static final String QUEUE = "QUEUE";

    /**
     * Answers a row for each message it has looked at, or one without any; each says how many that might have been
     * ({@code room}): none when enough is queued, less than none while the worker is paused. And whether messages are set
     * aside ({@code waiting}).
     *
     * <p>It may look at more than it may take ({@code look}), the rest is left as it is: while most of what comes is set aside,
     * what does not fit is found so, and what is for others soon.
     *
     * <p>What comes for an endpoint that has no room is set aside once, however much it is, and let go in the order of its
     * urgency as there is room: nobody else's message waits for it, and no claim reads more of it than it takes. Neither
     * does what is queued for such an endpoint take the room of others.
     *
     * <p>Parts of a statement see what was there before it: what {@code UPDATE} and {@code INSERT} write, no other part
     * sees. A locked row is the newest version of it, its neighbours may be a moment older; who is held wrongly for that
     * is looked at again a second later.
     */
    static final String CLAIM = """
            WITH RECURSIVE queued AS MATERIALIZED (
                SELECT m.endpoint_id, count(*) AS messages
                FROM message.message m
                WHERE LEAST(m.attempts, 1) = :lane AND m.state IN ('QUEUED', 'SENDING') AND m.due_at > :now
                GROUP BY m.endpoint_id
            ),
            room AS MATERIALIZED (
                SELECT CAST(CASE
                    WHEN NOT (SELECT running FROM message.worker) THEN -1
                    WHEN :maxQueued - taken < LEAST(:batch, (:maxQueued + 1) / 2) THEN 0
                    ELSE LEAST(:batch, :maxQueued - taken) END AS integer) AS room
                FROM (
                    SELECT coalesce(sum(q.messages), 0) AS taken
                    FROM queued q JOIN message.endpoint_health h ON h.endpoint_id = q.endpoint_id
                    WHERE h.most_queued IS NULL) AS of_the_lane
            ),
            -- A look into the index for each endpoint, however many of its messages are set aside.
            crowded (endpoint_id) AS (
                (SELECT m.endpoint_id FROM message.message m
                WHERE LEAST(m.attempts, 1) = :lane AND m.held = 'CROWDED' AND m.state IN ('PENDING', 'RETRY')
                ORDER BY m.endpoint_id LIMIT 1)
                UNION ALL
                SELECT next.endpoint_id FROM crowded
                CROSS JOIN LATERAL (
                    SELECT m.endpoint_id FROM message.message m
                    WHERE LEAST(m.attempts, 1) = :lane AND m.held = 'CROWDED' AND m.state IN ('PENDING', 'RETRY')
                        AND m.endpoint_id > crowded.endpoint_id
                    ORDER BY m.endpoint_id LIMIT 1) AS next
            ),
            spare AS MATERIALIZED (
                SELECT e.endpoint_id,
                    LEAST(:batch, coalesce(h.most_queued - coalesce(q.messages, 0), room.room)) AS room
                FROM crowded
                CROSS JOIN room
                JOIN message.endpoint e ON e.endpoint_id = crowded.endpoint_id
                JOIN message.endpoint_health h ON h.endpoint_id = crowded.endpoint_id
                LEFT JOIN queued q ON q.endpoint_id = crowded.endpoint_id
                WHERE room.room >= 0 AND e.enabled AND NOT e.paused
                    AND coalesce(h.open_until <= :now, true) AND coalesce(h.deferred_until <= :promised, true)
            ),
            candidate AS MATERIALIZED (
                (SELECT due.*, false AS let_go
                FROM generate_series(9, 0, -1) AS urgency (priority)
                CROSS JOIN LATERAL (
                    SELECT m.message_id, m.sequence, m.priority, m.channel, m.recipient, m.event_type, m.endpoint_id,
                        m.collapse_key, m.order_key, m.expires_at, m.due_at
                    FROM message.message m
                    WHERE LEAST(m.attempts, 1) = :lane AND m.priority = urgency.priority AND m.due_at <= :now
                        AND m.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY')
                    ORDER BY m.due_at, m.sequence
                    LIMIT :look
                    FOR UPDATE SKIP LOCKED) AS due
                LIMIT (SELECT CASE WHEN room <= 0 THEN 0 WHEN :look > :batch THEN :look ELSE room END FROM room))
                UNION ALL
                SELECT waiting.*, true
                FROM spare
                CROSS JOIN LATERAL (
                    SELECT m.message_id, m.sequence, m.priority, m.channel, m.recipient, m.event_type, m.endpoint_id,
                        m.collapse_key, m.order_key, m.expires_at, m.updated_at
                    FROM message.message m
                    WHERE LEAST(m.attempts, 1) = :lane AND m.endpoint_id = spare.endpoint_id AND m.held = 'CROWDED'
                        AND m.state IN ('PENDING', 'RETRY') AND m.due_at > :now
                    ORDER BY m.priority DESC, m.sequence
                    LIMIT GREATEST(spare.room, 0)
                    FOR UPDATE SKIP LOCKED) AS waiting
            ),
            weighed AS MATERIALIZED (
                SELECT c.*, latest.message_id AS superseded_by,
                    c.order_key IS NOT NULL AND c.endpoint_id IS NULL AND EXISTS (
                        SELECT FROM message.message p
                        WHERE p.order_key = c.order_key AND p.sequence < c.sequence AND p.skipped_at IS NULL
                            AND p.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY') AND p.endpoint_id IS NULL
                            AND p.message_id NOT IN (SELECT message_id FROM candidate)) AS follows_unrouted
                FROM candidate c
                LEFT JOIN LATERAL (
                    SELECT l.message_id FROM message.message l
                    WHERE l.collapse_key = c.collapse_key AND l.sequence > c.sequence
                        AND l.channel = c.channel AND l.recipient = c.recipient AND l.state <> 'CANCELLED'
                    ORDER BY l.sequence DESC LIMIT 1) AS latest ON c.collapse_key IS NOT NULL
            ),
            kind AS MATERIALIZED (
                SELECT k.*, coalesce(
                    (SELECT array_agg(e.endpoint_id ORDER BY e.created_at, e.endpoint_id) FROM message.endpoint e
                    WHERE e.enabled AND e.channel = k.channel AND message.takes(e.event_types, k.event_type)),
                    (SELECT array_agg(e.endpoint_id ORDER BY e.created_at, e.endpoint_id) FROM message.endpoint e
                    WHERE e.enabled AND e.channel IS NULL AND message.takes(e.event_types, k.event_type))) AS takers
                FROM (SELECT DISTINCT channel, event_type FROM candidate) AS k
            ),
            routed AS MATERIALIZED (
                SELECT w.*, CASE
                    WHEN w.endpoint_id IS NOT NULL OR w.superseded_by IS NOT NULL OR w.expires_at <= :now
                        OR w.follows_unrouted
                    THEN ARRAY[w.endpoint_id]
                    ELSE k.takers END AS targets
                FROM weighed w
                JOIN kind k ON k.channel = w.channel AND k.event_type IS NOT DISTINCT FROM w.event_type
            ),
            in_order AS MATERIALIZED (
                SELECT r.*, CASE WHEN r.order_key IS NULL THEN 0 ELSE (
                    SELECT count(*) FROM (
                        SELECT FROM message.message p
                        WHERE p.order_key = r.order_key AND p.sequence < r.sequence AND p.skipped_at IS NULL
                            AND p.state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY', 'DEAD')
                            AND (p.endpoint_id = r.targets[1] OR p.endpoint_id IS NULL)
                        LIMIT 2) AS earlier) END AS ahead
                FROM routed r
            ),
            verdicts AS MATERIALIZED (
                SELECT o.*, h.open_until, CASE
                    WHEN o.expires_at <= :now THEN 'EXPIRED'
                    WHEN o.superseded_by IS NOT NULL THEN 'CANCELLED'
                    WHEN o.follows_unrouted THEN 'ORDER'
                    WHEN e.endpoint_id IS NULL THEN 'NO_ENDPOINT'
                    WHEN NOT e.enabled THEN 'DISABLED'
                    WHEN e.paused THEN 'PAUSED'
                    WHEN h.open_until > :now THEN 'FAILING'
                    WHEN o.ahead > 0 THEN 'ORDER'
                    WHEN h.most_queued IS NOT NULL AND NOT o.let_go THEN 'CROWDED'
                    ELSE 'QUEUE' END AS verdict
                FROM in_order o
                LEFT JOIN message.endpoint e ON e.endpoint_id = o.targets[1]
                LEFT JOIN message.endpoint_health h ON h.endpoint_id = o.targets[1]
            ),
            judged AS MATERIALIZED (
                SELECT * FROM (
                    SELECT v.*, room.room, row_number() OVER (
                        PARTITION BY v.verdict, v.let_go ORDER BY v.priority DESC, v.due_at, v.sequence) AS place
                    FROM verdicts v CROSS JOIN room) AS placed
                WHERE verdict <> 'QUEUE' OR let_go OR place <= room
            ),
            copied AS (
                INSERT INTO message.message (sequence, copy_of, endpoint_id, channel, recipient, content, event_type,
                    priority, created_at, not_before, expires_at, collapse_key, order_key, metadata, retry_profile)
                OVERRIDING SYSTEM VALUE
                SELECT m.sequence, m.message_id, further.endpoint_id, m.channel, m.recipient, m.content, m.event_type,
                    m.priority, m.created_at, m.not_before, m.expires_at, m.collapse_key, m.order_key, m.metadata,
                    m.retry_profile
                FROM judged j
                CROSS JOIN LATERAL unnest(j.targets[2:]) AS further (endpoint_id)
                JOIN message.message m ON m.message_id = j.message_id
                WHERE cardinality(j.targets) > 1
                ORDER BY m.sequence
            ),
            changed AS (
                UPDATE message.message m SET
                    state = CASE WHEN j.verdict IN ('EXPIRED', 'CANCELLED') THEN j.verdict
                        WHEN m.attempts = 0 THEN 'PENDING' ELSE 'RETRY' END,
                    endpoint_id = j.targets[1],
                    turn = m.turn + CASE j.verdict WHEN 'QUEUE' THEN 1 ELSE 0 END,
                    due_at = CASE j.verdict
                        WHEN 'QUEUE' THEN :leased
                        WHEN 'NO_ENDPOINT' THEN LEAST(:endpointsChange, m.expires_at)
                        WHEN 'DISABLED' THEN LEAST(:resumed, m.expires_at)
                        WHEN 'PAUSED' THEN LEAST(:resumed, m.expires_at)
                        WHEN 'FAILING' THEN LEAST(j.open_until, m.expires_at)
                        WHEN 'CROWDED' THEN LEAST(:farOff, m.expires_at)
                        WHEN 'ORDER' THEN CASE WHEN j.ahead > 1 THEN LEAST(:farFromNext, m.expires_at) ELSE :next END
                        ELSE m.due_at END,
                    held = CASE WHEN j.verdict NOT IN ('QUEUE', 'EXPIRED', 'CANCELLED') THEN j.verdict END,
                    reason = CASE j.verdict
                        WHEN 'EXPIRED' THEN 'expired before it was sent'
                        WHEN 'CANCELLED' THEN 'superseded by ' || j.superseded_by
                        ELSE m.reason END,
                    updated_at = :now
                FROM judged j
                WHERE m.message_id = j.message_id
                RETURNING m.message_id, m.channel, m.endpoint_id, m.attempts, m.turn, j.due_at AS was_due, j.verdict
            )
            SELECT room.room, EXISTS (SELECT FROM crowded) AS waiting, changed.* FROM room LEFT JOIN changed ON true""";

    private Statements() {}
}
