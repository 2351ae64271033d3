-- Whoever signs in learns that others have tried.
ALTER TABLE users ADD COLUMN wrong_passwords integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN users.wrong_passwords IS 'Attempts to sign in with a wrong password since the person last did.';
