-- What an email wants of the calendar and what a message offered, so that an answer can be matched with it.
ALTER TABLE emails ADD COLUMN meeting_proposal jsonb;
COMMENT ON COLUMN emails.meeting_proposal IS 'What it wants of the calendar: times, a window, a day, or none; null where it speaks of no meeting.';
ALTER TABLE outbound_messages ADD COLUMN offers jsonb;
COMMENT ON COLUMN outbound_messages.offers IS 'Times it offers for a meeting, and the zone they are written in; null where it offers none.';
