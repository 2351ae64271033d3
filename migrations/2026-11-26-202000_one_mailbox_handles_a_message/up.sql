-- Of the mailboxes that get the same message, one handles it: the index decides between those that take it at once.
ALTER TABLE emails ADD COLUMN is_duplicate boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN emails.is_duplicate IS 'Another mailbox of the workspace handles the same message; stays when that mailbox is removed.';
UPDATE emails SET is_duplicate = true WHERE duplicate_of IS NOT NULL;
UPDATE emails e SET is_duplicate = true
FROM (SELECT id, row_number() OVER (PARTITION BY workspace_id, message_id, content_hash ORDER BY created_at, id) AS place
      FROM emails WHERE message_id IS NOT NULL AND NOT is_duplicate) AS same
WHERE same.place > 1 AND same.id = e.id;
DROP INDEX emails_content_hash_idx;
CREATE UNIQUE INDEX emails_content_hash_key ON emails (workspace_id, message_id, content_hash)
    WHERE message_id IS NOT NULL AND NOT is_duplicate;

-- What has no Message-ID is told apart by all its bytes.
COMMENT ON COLUMN emails.content_hash IS 'Hash of date, sender and text, since Message-IDs are reused; of all bytes where there is no Message-ID.';
UPDATE emails e SET content_hash = encode(sha256(r.message), 'hex')
FROM raw_messages r WHERE r.email_id = e.id AND e.message_id IS NULL;
CREATE INDEX emails_without_message_id_idx ON emails (email_account_id, content_hash) WHERE message_id IS NULL;
