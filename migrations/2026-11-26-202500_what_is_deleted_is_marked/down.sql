ALTER TABLE email_accounts DROP COLUMN deleted_at;
ALTER TABLE workspaces DROP COLUMN deleted_at;
ALTER TABLE users DROP COLUMN deleted_at;
