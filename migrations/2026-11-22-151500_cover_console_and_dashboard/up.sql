-- Lists of the jobs console and counts of the dashboard are answered from indexes; what is finished well stays out.
DROP INDEX runs_failed_idx;
CREATE INDEX runs_ended_badly_idx ON runs (id DESC) WHERE state IN ('failed', 'cancelled');
CREATE INDEX runs_error_idx ON runs (id DESC) WHERE error IS NOT NULL;
CREATE INDEX runs_unfinished_idx ON runs (id DESC) WHERE finished_at IS NULL;

DROP INDEX emails_workspace_id_idx;
CREATE INDEX emails_workspace_id_idx ON emails (workspace_id, received_at DESC, id DESC) INCLUDE (user_id, assignee_id);
DROP INDEX emails_needs_person_idx;
CREATE INDEX emails_needs_person_idx ON emails (workspace_id, received_at DESC, id DESC)
    WHERE status IN ('draft_ready', 'error');

CREATE INDEX outbound_messages_sent_idx ON outbound_messages (workspace_id, settled_at) INCLUDE (subject_id, is_automatic)
    WHERE state = 'sent' AND kind = 'reply';
CREATE INDEX follow_ups_pending_idx ON follow_ups (workspace_id, scheduled_at) WHERE status = 'pending';
