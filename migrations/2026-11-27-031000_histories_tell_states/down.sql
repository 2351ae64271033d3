ALTER TABLE outbound_messages DROP COLUMN to_name;
ALTER TABLE email_actions DROP COLUMN status;
