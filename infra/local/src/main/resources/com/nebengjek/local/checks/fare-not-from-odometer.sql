-- 3,000 rupiah a kilometre, lowered by the driver's factor, to the rupiah, half up; 5 % of it are the fee.
WITH due AS (
    SELECT ride_id, metres, factor, floor(metres * 3 * factor::numeric + 0.5) AS fare
    FROM ride.metered
)
SELECT format(
    'Payment %s of ride %s is of %s rupiah with a fee of %s, but %s m with factor %s make %s and %s.',
    payment_id, ride_id, amount, admin_fee, metres, factor, fare, floor(fare * 0.05 + 0.5))
FROM payment.payment JOIN due USING (ride_id)
WHERE amount <> fare OR admin_fee <> floor(fare * 0.05 + 0.5)
ORDER BY 1
