-- A draft is more than text: only what it answers whole may leave by itself.
ALTER TABLE drafts ADD COLUMN answers jsonb NOT NULL DEFAULT '{}';
COMMENT ON COLUMN drafts.answers IS 'What it answers: passages it rests on, questions answered and left open, why a person is needed.';
ALTER TABLE emails DROP CONSTRAINT emails_wait_reason_check;
ALTER TABLE emails ADD CONSTRAINT emails_wait_reason_check
    CHECK (wait_reason IN ('approval', 'validation', 'unanswered', 'quota', 'snoozed', 'uncertain'));

-- Where a draft is not complete, the sender may hear that a person will answer.
ALTER TABLE intents ADD COLUMN acknowledge boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN intents.acknowledge IS 'Whether a short acknowledgement may leave where the reply waits for a person.';
ALTER TABLE outbound_messages DROP CONSTRAINT outbound_messages_kind_check;
ALTER TABLE outbound_messages ADD CONSTRAINT outbound_messages_kind_check
    CHECK (kind IN ('reply', 'acknowledgement', 'follow_up', 'reminder', 'test'));
COMMENT ON COLUMN outbound_messages.subject_id IS 'The email answered, the conversation acknowledged, the follow-up, or the event reminded of.';

-- Who asked not to be written to is shown with their words, and can be written to again.
ALTER TABLE suppressions
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT suppressions_id_key UNIQUE,
    ADD COLUMN quote text;
COMMENT ON COLUMN suppressions.id IS 'Names it in the API.';
COMMENT ON COLUMN suppressions.quote IS 'The words of the correspondent or of the person who added it.';
