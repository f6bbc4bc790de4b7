-- Ends a ride that was never driven; the ride cannot begin after it.
--
-- KEYS  position, meter, trail, ended
-- ARGV  ride

local REMEMBERED = 3600 -- s in which a late beginning is recognised

local meter_key, trail, ended = KEYS[2], KEYS[3], KEYS[4]

redis.call('SET', ended, '{"is":"Cancelled"}', 'EX', REMEMBERED, 'NX')
local meter = read_meter(meter_key)
if not meter then return end
meter.rides[ARGV[1]] = nil
write_meter(meter_key, trail, meter)
