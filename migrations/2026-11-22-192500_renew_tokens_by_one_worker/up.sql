-- A refresh token may be good once: two workers that trade it at the same time would lose the mailbox.
ALTER TABLE email_accounts ADD COLUMN token_renewal_until timestamptz;
COMMENT ON COLUMN email_accounts.token_renewal_until IS 'Until when a worker has the renewal of the access token to itself.';
