-- Keys with which other systems publish events by HTTP. Only hashes are kept; a key is 256 random bits, so that its hash needs no salt.

CREATE TABLE account.api_key (
    key_id     uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
    key_hash   bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    -- Event types, or what they begin with and a star: com.nebengjek.location.*
    types      text[] NOT NULL CHECK (cardinality(types) > 0),
    per_minute integer NOT NULL CHECK (per_minute > 0),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);

GRANT SELECT ON account.api_key TO nebengjek_api;
