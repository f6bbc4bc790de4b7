-- Every message is sent, ended with a reason, or waits for something that can be named.
SELECT format('Message %s (%s) is %s since %s, and nothing says why.', message_id, channel, state, updated_at)
FROM message.message
WHERE state IN ('DEAD', 'CANCELLED', 'EXPIRED') AND reason IS NULL
   OR state IN ('PENDING', 'QUEUED', 'SENDING', 'RETRY') AND held IS NULL
      AND due_at < now() - INTERVAL '10 s' AND (SELECT running FROM message.worker)
