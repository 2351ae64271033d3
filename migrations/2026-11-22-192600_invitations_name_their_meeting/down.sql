ALTER TABLE emails DROP COLUMN meeting_uid;
