-- Stores where somebody is; the odometer of a driver runs on.
--
-- KEYS  position; for a driver also meter, trail
-- ARGV  latitude, longitude, epoch ms; max speed in m/s, metres and ms between reports, trail length
-- Returns [{ride, passenger, meter, odometer?}], the rides that the driver is on, or nothing when there are none.

local EARTH_RADIUS = 6371008.8
local AGREEING = 3 -- so many points in a row that fit each other are no outlier: the driver is there

local position, meter_key, trail = KEYS[1], KEYS[2], KEYS[3]
local here = { lat = tonumber(ARGV[1]), lon = tonumber(ARGV[2]), ts = tonumber(ARGV[3]) }
local max_speed, step, interval, length = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])

local last = redis.call('HGET', position, 'ts')
local late = last and here.ts <= tonumber(last)
if not late then
  redis.call('HSET', position, 'lat', ARGV[1], 'lon', ARGV[2], 'ts', ARGV[3])
  redis.call('EXPIRE', position, DAY)
end

if not meter_key then return end
local meter = read_meter(meter_key) or { metres = 0, rides = {} }

local function metres(from, to)
  local north = math.sin(math.rad(to.lat - from.lat) / 2)
  local east = math.sin(math.rad(to.lon - from.lon) / 2)
  local h = north * north + math.cos(math.rad(from.lat)) * math.cos(math.rad(to.lat)) * east * east
  return 2 * EARTH_RADIUS * math.asin(math.sqrt(math.min(1, h)))
end

local function possible(distance, from)
  return distance * 1000 <= max_speed * (here.ts - from.ts)
end

-- Metres driven up to here, or nil while here is too far away to be true.
local function driven()
  if not meter.at then return 0 end
  local segment = metres(meter.at, here)
  if possible(segment, meter.at) then return segment end

  local jump = meter.jump
  local hop = jump and metres(jump, here)
  local agrees = jump and possible(hop, jump)
  here.points = agrees and jump.points + 1 or 1
  here.metres = agrees and jump.metres + hop or 0
  return here.points >= AGREEING and here.metres or nil
end

-- Whether the odometer has come to here.
local function run_on()
  local segment = driven()
  if not segment then
    meter.jump = here
    return false
  end
  meter.metres = meter.metres + segment
  meter.at = { lat = here.lat, lon = here.lon, ts = here.ts }
  meter.jump = nil
  append(trail, here.ts, meter.metres, length)
  return true
end

local function due(ride, odometer)
  return odometer - ride.reported.metres >= step or here.ts - ride.reported.ts >= interval
end

-- Metres since the start, if they are to be reported here.
local function report(ride)
  if not ride.started or here.ts < ride.started then return nil end
  ride.base = ride.base or metres_at(trail, ride.started)
  local odometer = meter.metres - ride.base
  if not due(ride, odometer) then return nil end
  ride.reported = { ts = here.ts, metres = odometer }
  mark_reported(trail)
  return odometer
end

-- Metres that were reported when this point came for the first time.
local function report_again(ride)
  if not ride.base or here.ts < ride.started then return nil end
  local metres = reported_at(trail, here.ts)
  return metres and metres - ride.base
end

local ran_on = not late and run_on()
local reply = {}
for id, ride in pairs(meter.rides) do
  local odometer
  if late then
    odometer = report_again(ride)
  elseif ran_on then
    odometer = report(ride)
  end
  reply[#reply + 1] = { ride = id, passenger = ride.passenger, meter = ride.meter, odometer = odometer }
end
if not late then write_meter(meter_key, trail, meter) end
return #reply > 0 and cjson.encode(reply) or nil
