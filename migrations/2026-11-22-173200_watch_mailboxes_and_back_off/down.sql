DROP TABLE mailbox_watches;
ALTER TABLE email_accounts DROP COLUMN failures;
