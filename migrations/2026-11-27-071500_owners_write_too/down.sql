DROP INDEX outbound_messages_by_hand_idx;
DELETE FROM outbound_messages WHERE kind = 'by_hand';
ALTER TABLE outbound_messages DROP CONSTRAINT outbound_messages_kind_check,
    ADD CONSTRAINT outbound_messages_kind_check
    CHECK (kind IN ('reply', 'acknowledgement', 'follow_up', 'reminder', 'test'));
COMMENT ON COLUMN outbound_messages.subject_id IS 'The email answered, the follow-up, or the event reminded of.';
