SELECT format('Payment %s of ride %s is of %s rupiah, but no meter of the ride was closed.', payment_id, ride_id, amount)
FROM payment.payment
WHERE NOT EXISTS (SELECT FROM ride.metered WHERE metered.ride_id = payment.ride_id)
ORDER BY 1
