SELECT format(
    'Payment %s is of %s rupiah, but fee %s and payout %s are %s.',
    payment_id, amount, admin_fee, driver_payout, admin_fee + driver_payout)
FROM payment.payment
WHERE amount <> admin_fee + driver_payout
ORDER BY 1
