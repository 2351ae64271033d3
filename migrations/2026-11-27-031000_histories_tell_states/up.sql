-- The history of an email tells what state each entry left it in, and mail names its recipient as they write themselves.
ALTER TABLE email_actions ADD COLUMN status text;
COMMENT ON COLUMN email_actions.status IS 'State of the email after it; null in entries of earlier versions.';
ALTER TABLE outbound_messages ADD COLUMN to_name text;
COMMENT ON COLUMN outbound_messages.to_name IS 'Display name of the only recipient; null where there is none.';
