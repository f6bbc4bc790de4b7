SELECT format('Match %s was accepted by driver %s, but there is no ride of it.', match_id, driver_id)
FROM matching.offer
WHERE status = 'ACCEPTED' AND NOT EXISTS (SELECT FROM ride.ride WHERE ride.match_id = offer.match_id)
ORDER BY 1
