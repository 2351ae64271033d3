-- What a person deletes is marked, and gone for everybody at once; a run then removes it in batches.
ALTER TABLE users ADD COLUMN deleted_at timestamptz;
ALTER TABLE workspaces ADD COLUMN deleted_at timestamptz;
ALTER TABLE email_accounts ADD COLUMN deleted_at timestamptz;
COMMENT ON COLUMN users.deleted_at IS 'When the person was deleted; the row goes when all they owned is gone.';
COMMENT ON COLUMN workspaces.deleted_at IS 'When it was deleted; the row goes when everything in it is gone.';
COMMENT ON COLUMN email_accounts.deleted_at IS 'When it was disconnected; the row goes when all that came through it is gone.';
