SELECT format(
    'Ride %s is completed, but has %s paid payments.', ride_id, count(*) FILTER (WHERE payment.status = 'PAID'))
FROM ride.ride LEFT JOIN payment.payment USING (ride_id)
WHERE ride.status = 'COMPLETED'
GROUP BY ride_id
HAVING count(*) FILTER (WHERE payment.status = 'PAID') <> 1
ORDER BY 1
