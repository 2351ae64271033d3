ALTER TABLE outbound_messages DROP COLUMN offers;
ALTER TABLE emails DROP COLUMN meeting_proposal;
