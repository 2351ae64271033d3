ALTER TABLE email_accounts DROP COLUMN is_group;
