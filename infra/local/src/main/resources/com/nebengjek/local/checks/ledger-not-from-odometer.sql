-- A meter may have counted more than is billed: what was driven before the arrival was known. Never less.
SELECT format(
    'Ride %s is billed for %s m, but its meters have counted only %s m.',
    metered.ride_id, metered.metres, coalesce(sum(meter.odometer), 0))
FROM ride.metered LEFT JOIN ride.meter USING (ride_id)
GROUP BY metered.ride_id, metered.metres
HAVING metered.metres > coalesce(sum(meter.odometer), 0)
ORDER BY 1
