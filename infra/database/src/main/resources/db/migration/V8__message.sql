-- Messages to people and systems outside, as they are wanted; the message system delivers them.

CREATE TABLE message.message (
    message_id uuid PRIMARY KEY,
    channel    text NOT NULL CHECK (channel IN ('SMS', 'PUSH', 'WEBHOOK')),
    recipient  text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 500),
    content    text NOT NULL CHECK (length(content) BETWEEN 1 AND 10000),
    state      text NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'QUEUED', 'SENDING', 'SENT', 'RETRY', 'DEAD', 'CANCELLED', 'EXPIRED')),
    created_at timestamptz NOT NULL,
    expires_at timestamptz CHECK (expires_at > created_at)
);

GRANT SELECT, INSERT ON message.message TO nebengjek_api;
GRANT SELECT, INSERT, UPDATE ON message.message TO nebengjek_message;
