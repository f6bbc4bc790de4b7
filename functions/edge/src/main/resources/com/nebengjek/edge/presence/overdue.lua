-- Who has been away too long, by the clock of Redis, which is the same for all edges.
--
-- KEYS  deadlines
-- ARGV  how many at most
-- Returns person, deadline, person, deadline…
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%d', now), 'WITHSCORES', 'LIMIT', 0, ARGV[1])
