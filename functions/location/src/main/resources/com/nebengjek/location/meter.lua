-- Goes before every script here: the meter of a driver and its trail. A driver without a ride has them too: rides come
-- on another stream, and what was driven before they were known here is on the trail then.
--
-- The meter is JSON:
--   metres  the odometer
--   at      {ts, lat, lon}, where its next segment begins
--   jump    {ts, lat, lon, points, metres}, where the driver seems to be and cannot have driven to
--   rides   {<ride> = {passenger, meter, started, base, reported {ts, metres}, wait}}; base is the odometer at the start
-- The trail is a list of '<epoch ms> <metres> [reported]', oldest first: what the odometer showed when.

local DAY = 86400
local IDLE = 900 -- s that the meter of a driver without a ride is kept

local function read_meter(key)
  local state = redis.call('GET', key)
  return state and cjson.decode(state)
end

local function write_meter(key, trail, meter)
  local kept = next(meter.rides) and DAY or IDLE
  redis.call('SET', key, cjson.encode(meter), 'EX', kept)
  redis.call('EXPIRE', trail, kept)
end

local function start(ride, moment)
  if not moment or ride.started then return end
  ride.started = moment
  ride.reported = { ts = moment, metres = 0 }
end

local function append(trail, ts, metres, length)
  local points = redis.call('RPUSH', trail, string.format('%d %.6f', ts, metres))
  if points > length then redis.call('LPOP', trail) end
end

-- Marks the newest point as one that was reported, so that its repeat is reported again.
local function mark_reported(trail)
  redis.call('LSET', trail, -1, redis.call('LINDEX', trail, -1) .. ' reported')
end

local function points(trail)
  local entries = redis.call('LRANGE', trail, 0, -1)
  local i = 0
  return function()
    i = i + 1
    if entries[i] then
      local ts, metres, reported = entries[i]:match('^(%S+) (%S+)(.*)$')
      return { ts = tonumber(ts), metres = tonumber(metres), reported = reported ~= '' }
    end
  end
end

-- What the odometer showed at a moment: linear between the two points around it, the nearest point's outside of them.
local function metres_at(trail, moment)
  local before
  for point in points(trail) do
    if point.ts >= moment then
      if not before then return point.metres end
      local share = (moment - before.ts) / (point.ts - before.ts)
      return before.metres + (point.metres - before.metres) * share
    end
    before = point
  end
  return before and before.metres or 0
end

-- What it showed at the point of exactly this moment, if that was reported.
local function reported_at(trail, ts)
  for point in points(trail) do
    if point.ts == ts and point.reported then return point.metres end
  end
end
