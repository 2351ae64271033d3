-- A meeting that is moved comes as another invitation of the same name.
ALTER TABLE emails ADD COLUMN meeting_uid text;
COMMENT ON COLUMN emails.meeting_uid IS 'UID of the invitation in the email (RFC 5545); null where words asked for the meeting.';
