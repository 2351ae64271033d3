ALTER TABLE emails SET (fillfactor = 35);
DROP INDEX runs_unfinished_idx;
CREATE INDEX runs_unfinished_idx ON runs (id DESC) WHERE finished_at IS NULL;
DROP INDEX runs_few_idx;
DROP INDEX runs_cancelled_idx;
DROP INDEX runs_workspace_id_idx;
DROP INDEX runs_failed_idx;
CREATE INDEX runs_ended_badly_idx ON runs (id DESC) WHERE state IN ('failed', 'cancelled');

DROP INDEX follow_ups_failed_idx;
DROP INDEX follow_ups_user_id_idx;

DROP INDEX emails_wait_reason_idx;
DROP INDEX emails_intent_id_idx;
DROP INDEX emails_email_account_id_idx;
DROP INDEX emails_assignee_id_idx;
CREATE INDEX emails_assignee_id_idx ON emails (assignee_id);
DROP INDEX emails_user_id_idx;
CREATE INDEX emails_user_id_idx ON emails (user_id);
