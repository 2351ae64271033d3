-- A follow-up that rests tells the person why, as an email does.
ALTER TABLE follow_ups ADD COLUMN status_reason text;
COMMENT ON COLUMN follow_ups.status_reason IS 'Why it rests, in a sentence for the person.';
