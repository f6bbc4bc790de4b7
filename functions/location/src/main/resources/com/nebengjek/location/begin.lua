-- Opens the meter of a ride, and starts it when the moment of its start is known. An ended ride does not begin again.
--
-- KEYS  position, meter, trail, ended
-- ARGV  ride, passenger, new meter, epoch ms of the start or '', trail length

local position, meter_key, trail, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, passenger, new_meter, started, length = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])

if redis.call('EXISTS', ended) == 1 then return end

-- An odometer begins where the driver was seen last.
local function new_odometer()
  local meter = { metres = 0, rides = {} }
  local last = redis.call('HMGET', position, 'lat', 'lon', 'ts')
  redis.call('DEL', trail)
  if last[3] then
    meter.at = { lat = tonumber(last[1]), lon = tonumber(last[2]), ts = tonumber(last[3]) }
    append(trail, meter.at.ts, 0, length)
  end
  return meter
end

local meter = read_meter(meter_key) or new_odometer()
local ride = meter.rides[id] or { passenger = passenger, meter = new_meter }
start(ride, started)
meter.rides[id] = ride
write_meter(meter_key, trail, meter)
