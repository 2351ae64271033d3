ALTER TABLE follow_ups DROP COLUMN status_reason;
