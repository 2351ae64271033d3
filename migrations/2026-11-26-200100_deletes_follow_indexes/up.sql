-- Deleting a row makes PostgreSQL look for what refers to it: each foreign key has a full index for that. Where the row
-- goes with a closer parent anyway (an email with its mailbox, a comment with its email), the key to the workspace or
-- the person is only a name: it would cost a lock on a shared row for every insert, and an index that nobody reads.
ALTER TABLE conversations
    DROP CONSTRAINT conversations_workspace_id_fkey,
    DROP CONSTRAINT conversations_user_id_fkey;
ALTER TABLE comments DROP CONSTRAINT comments_workspace_id_fkey;
ALTER TABLE follow_ups DROP CONSTRAINT follow_ups_user_id_fkey;
ALTER TABLE outbound_messages
    DROP CONSTRAINT outbound_messages_workspace_id_fkey,
    DROP CONSTRAINT outbound_messages_user_id_fkey;
ALTER TABLE model_calls DROP CONSTRAINT model_calls_workspace_id_fkey;
ALTER TABLE mailbox_watches
    DROP CONSTRAINT mailbox_watches_workspace_id_fkey,
    DROP CONSTRAINT mailbox_watches_user_id_fkey;
ALTER TABLE mentions DROP CONSTRAINT mentions_workspace_id_fkey;

-- An email keeps the intent it was understood as, by id and name, when the intent is gone: that is its history.
ALTER TABLE emails DROP CONSTRAINT emails_intent_id_fkey;
COMMENT ON COLUMN emails.intent_id IS 'Intent it was matched with; the intent itself may be deleted by now.';

DROP INDEX emails_assignee_id_idx;
CREATE INDEX emails_assignee_id_idx ON emails (assignee_id);
CREATE INDEX emails_duplicate_of_idx ON emails (duplicate_of);
DROP INDEX follow_ups_conversation_id_idx;
CREATE INDEX follow_ups_conversation_id_idx ON follow_ups (conversation_id);
CREATE INDEX outbound_messages_email_account_id_idx ON outbound_messages (email_account_id);
CREATE INDEX audit_events_user_id_idx ON audit_events (user_id);
CREATE INDEX intents_user_id_idx ON intents (user_id);
CREATE INDEX knowledge_entries_user_id_idx ON knowledge_entries (user_id);
CREATE INDEX comments_user_id_idx ON comments (user_id);
CREATE INDEX suppressions_user_id_idx ON suppressions (user_id);
CREATE INDEX settings_updated_by_idx ON settings (updated_by);

-- Both are read by their email alone: one index does for the key and for the list.
ALTER TABLE email_actions DROP CONSTRAINT email_actions_pkey, ADD CONSTRAINT email_actions_pkey PRIMARY KEY (email_id, id);
DROP INDEX email_actions_email_id_idx;
ALTER TABLE model_calls DROP CONSTRAINT model_calls_pkey, ADD CONSTRAINT model_calls_pkey PRIMARY KEY (email_id, id);
DROP INDEX model_calls_email_id_idx;

-- A fifth of a large table is too much to leave lying about: autovacuum begins at a fiftieth.
ALTER TABLE emails SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE raw_messages SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE email_actions SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE conversations SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE outbound_messages SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE runs SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE run_steps SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE run_signals SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE audit_events SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE model_calls SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
