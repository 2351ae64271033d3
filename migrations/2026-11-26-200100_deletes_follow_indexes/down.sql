ALTER TABLE model_calls RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE audit_events RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE run_signals RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE run_steps RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE runs RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE outbound_messages RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE conversations RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE email_actions RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE raw_messages RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);
ALTER TABLE emails RESET (autovacuum_vacuum_scale_factor, autovacuum_analyze_scale_factor);

CREATE INDEX model_calls_email_id_idx ON model_calls (email_id);
ALTER TABLE model_calls DROP CONSTRAINT model_calls_pkey, ADD CONSTRAINT model_calls_pkey PRIMARY KEY (id);
CREATE INDEX email_actions_email_id_idx ON email_actions (email_id, created_at);
ALTER TABLE email_actions DROP CONSTRAINT email_actions_pkey, ADD CONSTRAINT email_actions_pkey PRIMARY KEY (id);

DROP INDEX settings_updated_by_idx;
DROP INDEX suppressions_user_id_idx;
DROP INDEX comments_user_id_idx;
DROP INDEX knowledge_entries_user_id_idx;
DROP INDEX intents_user_id_idx;
DROP INDEX audit_events_user_id_idx;
DROP INDEX outbound_messages_email_account_id_idx;
DROP INDEX follow_ups_conversation_id_idx;
CREATE INDEX follow_ups_conversation_id_idx ON follow_ups (conversation_id) WHERE status = 'pending';
DROP INDEX emails_duplicate_of_idx;
DROP INDEX emails_assignee_id_idx;
CREATE INDEX emails_assignee_id_idx ON emails (assignee_id) WHERE assignee_id IS NOT NULL;

UPDATE emails e SET intent_id = NULL
WHERE intent_id IS NOT NULL AND NOT EXISTS (SELECT FROM intents i WHERE i.id = e.intent_id);
COMMENT ON COLUMN emails.intent_id IS 'Intent it matched.';
ALTER TABLE emails
    ADD CONSTRAINT emails_intent_id_fkey FOREIGN KEY (intent_id) REFERENCES intents (id) ON DELETE SET NULL;

ALTER TABLE mentions
    ADD CONSTRAINT mentions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE mailbox_watches
    ADD CONSTRAINT mailbox_watches_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    ADD CONSTRAINT mailbox_watches_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE model_calls
    ADD CONSTRAINT model_calls_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE outbound_messages
    ADD CONSTRAINT outbound_messages_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    ADD CONSTRAINT outbound_messages_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE follow_ups
    ADD CONSTRAINT follow_ups_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE comments
    ADD CONSTRAINT comments_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE conversations
    ADD CONSTRAINT conversations_workspace_id_fkey
        FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
    ADD CONSTRAINT conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
