DROP INDEX emails_without_message_id_idx;
COMMENT ON COLUMN emails.content_hash IS 'Digest of Date, From and body: second guard, since Message-IDs are reused.';
DROP INDEX emails_content_hash_key;
CREATE INDEX emails_content_hash_idx ON emails (workspace_id, message_id, content_hash) WHERE message_id IS NOT NULL;
ALTER TABLE emails DROP COLUMN is_duplicate;
