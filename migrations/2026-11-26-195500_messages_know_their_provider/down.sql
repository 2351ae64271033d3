DROP INDEX outbound_messages_provider_thread_id_idx;
DROP INDEX outbound_messages_sent_message_id_idx;
COMMENT ON COLUMN outbound_messages.provider_id IS 'The provider''s id of the draft or message.';
ALTER TABLE outbound_messages DROP COLUMN provider_thread_id;
ALTER TABLE outbound_messages DROP COLUMN sent_message_id;
ALTER TABLE outbound_messages DROP COLUMN draft_id;
