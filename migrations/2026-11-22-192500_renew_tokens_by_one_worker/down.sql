ALTER TABLE email_accounts DROP COLUMN token_renewal_until;
