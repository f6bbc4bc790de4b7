-- Takes events out of an allowance that fills up evenly: so many a minute, and no more than those of a minute at once.
-- The key holds the time, in microseconds of Redis' clock, at which the allowance will be full again.
--
-- KEYS  allowance
-- ARGV  events wanted, events a minute
-- Returns 0 when they were taken, or else in how many milliseconds they can be.

local MINUTE = 60000000

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local cost = math.ceil(ARGV[1] * MINUTE / ARGV[2])

local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0')) + cost
local wait = full - now - MINUTE
if wait > 0 then return math.ceil(wait / 1000) end

redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return 0
