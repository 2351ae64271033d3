-- What the owner of a mailbox sends from another program belongs to its conversation.
ALTER TABLE outbound_messages DROP CONSTRAINT outbound_messages_kind_check,
    ADD CONSTRAINT outbound_messages_kind_check
    CHECK (kind IN ('reply', 'acknowledgement', 'follow_up', 'reminder', 'test', 'by_hand'));
COMMENT ON COLUMN outbound_messages.subject_id IS 'The email answered, the conversation acknowledged, the follow-up, the event reminded of, or itself where the owner wrote it by hand.';
-- A letter may come in after the owner's answer to it.
CREATE INDEX outbound_messages_by_hand_idx ON outbound_messages (in_reply_to) WHERE kind = 'by_hand';
