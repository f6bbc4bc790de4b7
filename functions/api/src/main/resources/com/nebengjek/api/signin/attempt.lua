-- Takes one attempt at a number's code; the answer is compared by whoever asked, in constant time.
--
-- KEYS  code
-- Returns the digest, or nothing when there is no code or no attempt left.

if redis.call('EXISTS', KEYS[1]) == 0 then return end
if redis.call('HINCRBY', KEYS[1], 'left', -1) < 0 then return end
return redis.call('HGET', KEYS[1], 'digest')
