DROP INDEX follow_ups_pending_idx, outbound_messages_sent_idx;

DROP INDEX emails_needs_person_idx;
CREATE INDEX emails_needs_person_idx ON emails (workspace_id, received_at DESC, id DESC) WHERE status = 'draft_ready';
DROP INDEX emails_workspace_id_idx;
CREATE INDEX emails_workspace_id_idx ON emails (workspace_id, received_at DESC, id DESC);

DROP INDEX runs_unfinished_idx, runs_error_idx, runs_ended_badly_idx;
CREATE INDEX runs_failed_idx ON runs (flow, id DESC) WHERE state = 'failed';
