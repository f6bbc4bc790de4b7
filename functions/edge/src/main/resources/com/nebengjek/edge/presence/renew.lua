-- Somebody's socket is here: counts as present until the grace period from now is over.
--
-- KEYS  deadlines, a sorted set of people by milliseconds
-- ARGV  grace in ms, people…
local time = redis.call('TIME')
local deadline = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[1]
for i = 2, #ARGV do
  -- string.format: Lua would write so large a number with an exponent
  redis.call('ZADD', KEYS[1], string.format('%d', deadline), ARGV[i])
end
return 1
