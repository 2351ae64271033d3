ALTER TABLE suppressions DROP COLUMN quote, DROP COLUMN id;
COMMENT ON COLUMN outbound_messages.subject_id IS 'The email answered, the follow-up, or the event reminded of.';
DELETE FROM outbound_messages WHERE kind = 'acknowledgement';
ALTER TABLE outbound_messages DROP CONSTRAINT outbound_messages_kind_check;
ALTER TABLE outbound_messages ADD CONSTRAINT outbound_messages_kind_check
    CHECK (kind IN ('reply', 'follow_up', 'reminder', 'test'));
ALTER TABLE intents DROP COLUMN acknowledge;
UPDATE emails SET wait_reason = 'approval' WHERE wait_reason = 'unanswered';
ALTER TABLE emails DROP CONSTRAINT emails_wait_reason_check;
ALTER TABLE emails ADD CONSTRAINT emails_wait_reason_check
    CHECK (wait_reason IN ('approval', 'validation', 'quota', 'snoozed', 'uncertain'));
ALTER TABLE drafts DROP COLUMN answers;
