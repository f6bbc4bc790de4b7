-- Forgets somebody who was away, unless they have come back meanwhile.
--
-- KEYS  deadlines
-- ARGV  person, deadline
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then return redis.call('ZREM', KEYS[1], ARGV[1]) end
return 0
