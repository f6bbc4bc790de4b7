-- Open for the driver from its creation until its arrival, or until its cancellation.
WITH ended AS (
    SELECT *, coalesce(arrived_at, cancelled_at) AS ended_at FROM ride.ride
), open AS (
    SELECT ride_id, driver_id, tstzrange(least(created_at, ended_at), ended_at) AS span FROM ended
)
SELECT format('Driver %s had two rides open at once: %s and %s.', a.driver_id, a.ride_id, b.ride_id)
FROM open a JOIN open b ON a.driver_id = b.driver_id AND a.ride_id < b.ride_id AND a.span && b.span
ORDER BY 1
