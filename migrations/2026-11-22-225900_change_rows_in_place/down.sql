ALTER TABLE outbound_messages SET (fillfactor = 70);
DROP INDEX outbound_messages_uncertain_idx;
CREATE INDEX outbound_messages_uncertain_idx ON outbound_messages (workspace_id) WHERE state = 'uncertain';
DROP INDEX outbound_messages_subject_key;
CREATE UNIQUE INDEX outbound_messages_subject_key ON outbound_messages (kind, subject_id)
    WHERE state IN ('queued', 'handing_over', 'sent', 'uncertain');
ALTER TABLE outbound_messages DROP COLUMN is_live, DROP COLUMN is_uncertain;

ALTER TABLE emails SET (fillfactor = 70);
DROP INDEX emails_needs_person_idx;
CREATE INDEX emails_needs_person_idx ON emails (workspace_id, received_at DESC, id DESC)
    WHERE status IN ('draft_ready', 'error');
ALTER TABLE emails DROP COLUMN needs_person;
