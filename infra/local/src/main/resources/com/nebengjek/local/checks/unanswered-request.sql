SELECT format('Request %s of passenger %s is unanswered since %s.', request_id, passenger_id, received_at)
FROM matching.request
WHERE status = 'OPEN'
ORDER BY 1
