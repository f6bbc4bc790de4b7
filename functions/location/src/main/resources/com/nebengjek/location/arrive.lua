-- Closes the meter of a ride at the moment of its arrival, once, and answers the same ever after.
--
-- KEYS  position, meter, trail, ended
-- ARGV  ride, epoch ms of the arrival, looks at the same position before it gives up, looks in all,
--       meter of a ride that has none, epoch ms of the start or '', sequence of the newest position in the stream,
--       sequence up to which positions have been stored
-- Returns {is = 'Closed', meter, odometer, latitude, longitude}, or {is = 'NotDue', 'NotStarted' or 'Cancelled'}.

local CLOSE_ENOUGH = 1000 -- ms between the last position and the arrival
local REMEMBERED = 3600 -- s in which a repeat is answered the same

local position, meter_key, trail, ended = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, at, patience, limit = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local new_meter, started = ARGV[5], tonumber(ARGV[6])
local newest, stored = tonumber(ARGV[7]), tonumber(ARGV[8])

local answer = redis.call('GET', ended)
if answer then return answer end

local meter = read_meter(meter_key)
local ride = meter and meter.rides[id]
local last = redis.call('HMGET', position, 'lat', 'lon', 'ts')

-- Positions travel on another stream. Those that were in it at the first look are waited for as long as it takes; then
-- there may be a next one, which says what was driven up to the arrival. Looks are counted, not seconds, because what
-- holds up the looks (an outage, a restart) holds up the positions as well.
local function worth_waiting()
  local seen = tonumber(last[3] or 0)
  if seen >= at - CLOSE_ENOUGH then return false end
  local wait = ride.wait or { upto = newest, seen = seen, same = 0, looks = 0 }
  ride.wait = wait
  if stored < wait.upto then return true end
  wait.same = seen > wait.seen and 1 or wait.same + 1
  wait.seen, wait.looks = seen, wait.looks + 1
  return wait.same <= patience and wait.looks <= limit
end

local function billed()
  return math.max(0, metres_at(trail, at) - (ride.base or metres_at(trail, ride.started)))
end

local odometer = 0
if ride then
  start(ride, started)
  if not ride.started then return '{"is":"NotStarted"}' end
  if worth_waiting() then
    write_meter(meter_key, trail, meter)
    return '{"is":"NotDue"}'
  end
  odometer = billed()
  meter.rides[id] = nil
  write_meter(meter_key, trail, meter)
end

-- A driver whom nobody has seen for a day is nowhere: 0, 0.
answer = cjson.encode({
  is = 'Closed',
  meter = ride and ride.meter or new_meter,
  odometer = odometer,
  latitude = tonumber(last[1] or 0),
  longitude = tonumber(last[2] or 0),
})
redis.call('SET', ended, answer, 'EX', REMEMBERED)
return answer
