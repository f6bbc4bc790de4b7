-- Open for the passenger from its creation until it is paid, or until its cancellation.
WITH ended AS (
    SELECT *, coalesce(completed_at, cancelled_at) AS ended_at FROM ride.ride
), open AS (
    SELECT ride_id, passenger_id, tstzrange(least(created_at, ended_at), ended_at) AS span FROM ended
)
SELECT format('Passenger %s had two rides open at once: %s and %s.', a.passenger_id, a.ride_id, b.ride_id)
FROM open a JOIN open b ON a.passenger_id = b.passenger_id AND a.ride_id < b.ride_id AND a.span && b.span
ORDER BY 1
