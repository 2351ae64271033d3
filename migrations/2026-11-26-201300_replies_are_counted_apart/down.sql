CREATE INDEX outbound_messages_sent_idx ON outbound_messages (workspace_id, settled_at) INCLUDE (subject_id, is_automatic)
    WHERE state = 'sent' AND kind = 'reply';
DROP TABLE replies;
