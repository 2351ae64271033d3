-- Signing out must end the token itself, not only make one browser forget it.
CREATE TABLE revoked_tokens (
    id uuid CONSTRAINT revoked_tokens_pkey PRIMARY KEY,
    ends_at timestamptz NOT NULL
);
CREATE INDEX revoked_tokens_ends_at_idx ON revoked_tokens (ends_at);
COMMENT ON TABLE revoked_tokens IS 'Tokens of people who signed out before they ended.';
COMMENT ON COLUMN revoked_tokens.id IS 'Id that the token claims (RFC 7519 §4.1.7).';
COMMENT ON COLUMN revoked_tokens.ends_at IS 'When the token ends by itself, after which the row says nothing.';
