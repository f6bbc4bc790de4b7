-- Keeps a new code for a number, unless the number has had its share of this hour.
--
-- KEYS  code, count
-- ARGV  digest, attempts, lifetime in ms, codes an hour
-- Returns 1 when the code is kept, 0 when it is one too many.

local HOUR = 3600

local codes = redis.call('INCR', KEYS[2])
if codes == 1 then redis.call('EXPIRE', KEYS[2], HOUR) end
if codes > tonumber(ARGV[4]) then return 0 end

redis.call('HSET', KEYS[1], 'digest', ARGV[1], 'left', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
