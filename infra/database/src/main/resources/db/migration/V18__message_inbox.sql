-- What people use of the message system: keys that may, messages that are not shown, the table of the earlier sender.

-- What a key may do beside publishing events: messages (send and read), operations (endpoints, pause, replay).
ALTER TABLE account.api_key
    ADD COLUMN scopes text[] NOT NULL DEFAULT '{}' CHECK (scopes <@ ARRAY ['messages', 'operations']),
    DROP CONSTRAINT api_key_types_check,
    ADD CONSTRAINT of_some_use CHECK (cardinality(types) + cardinality(scopes) > 0);

-- Sign-in codes are for their recipient alone: whoever reads messages sees that they are there, and not what they say.
ALTER TABLE message.message ADD COLUMN confidential boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION message.becomes_due() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    NEW.due_at := GREATEST(NEW.created_at, NEW.not_before);
    IF NEW.copy_of IS NOT NULL THEN
        NEW.confidential := (SELECT confidential FROM message.message WHERE message_id = NEW.copy_of);
    END IF;
    RETURN NEW;
END
$$;

-- Dead messages are listed, counted and replayed.
CREATE INDEX message_dead ON message.message (sequence) WHERE state = 'DEAD';

-- An endpoint that is enabled again begins anew.
GRANT UPDATE ON message.endpoint_health TO nebengjek_api;

-- The earlier sender's table, for programs that insert into it: their rows are messages by SMS. Whoever owns such a
-- program grants its role SELECT and INSERT on it.
CREATE VIEW public.messages AS
SELECT message_id                                             AS id,
       CASE WHEN confidential THEN '' ELSE content END        AS content,
       recipient                                              AS to_,
       state = 'SENT'                                         AS is_sent,
       sent_at,
       created_at
FROM message.message;

CREATE FUNCTION message.take_earlier() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS
$$
BEGIN
    IF NEW.is_sent THEN
        RAISE 'is_sent is for the sender to say: leave it out';
    END IF;
    NEW.id := COALESCE(NEW.id, gen_random_uuid());
    NEW.created_at := COALESCE(NEW.created_at, now());
    INSERT INTO message.message (message_id, channel, recipient, content, created_at)
    VALUES (NEW.id, 'SMS', NEW.to_, NEW.content, NEW.created_at);
    RETURN NEW;
END
$$;

CREATE TRIGGER take_earlier INSTEAD OF INSERT ON public.messages
    FOR EACH ROW EXECUTE FUNCTION message.take_earlier();
