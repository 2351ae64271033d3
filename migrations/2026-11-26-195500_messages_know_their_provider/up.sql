-- A provider that sends drafts, and what any provider calls a message once it has it.
ALTER TABLE outbound_messages ADD COLUMN draft_id text;
ALTER TABLE outbound_messages ADD COLUMN sent_message_id text;
ALTER TABLE outbound_messages ADD COLUMN provider_thread_id text;
COMMENT ON COLUMN outbound_messages.provider_id IS 'The provider''s id of the sent message.';
COMMENT ON COLUMN outbound_messages.draft_id IS 'The provider''s draft of it, stored before it is sent; sending it twice fails instead of duplicating.';
COMMENT ON COLUMN outbound_messages.sent_message_id IS 'The Message-ID the provider gave it, without brackets, where it differs from ours.';
COMMENT ON COLUMN outbound_messages.provider_thread_id IS 'The provider''s id of the conversation it was sent into.';
CREATE INDEX outbound_messages_sent_message_id_idx ON outbound_messages (sent_message_id)
    WHERE sent_message_id IS NOT NULL;
CREATE INDEX outbound_messages_provider_thread_id_idx ON outbound_messages (email_account_id, provider_thread_id)
    WHERE provider_thread_id IS NOT NULL;
