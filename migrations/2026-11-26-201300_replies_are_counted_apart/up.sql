-- What figures need of a reply stands in a narrow row of its own, written when the reply is sent: counting reads few
-- pages, and keeps its figures when the mail itself is removed.
CREATE TABLE replies (
    outbound_id uuid CONSTRAINT replies_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT replies_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL,
    assignee_id uuid,
    intent_id uuid,
    intent_name text,
    waited_seconds double precision NOT NULL,
    is_automatic boolean NOT NULL,
    is_unchanged boolean NOT NULL,
    sent_at timestamptz NOT NULL
);
COMMENT ON TABLE replies IS 'Replies that were sent, for figures. Append-only; stays when the mail is removed.';
COMMENT ON COLUMN replies.outbound_id IS 'The message of the ledger.';
COMMENT ON COLUMN replies.workspace_id IS 'Tenant.';
COMMENT ON COLUMN replies.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN replies.assignee_id IS 'Assignee of the email at that time.';
COMMENT ON COLUMN replies.intent_id IS 'Intent of the email, also when it is deleted.';
COMMENT ON COLUMN replies.intent_name IS 'Its name at that time.';
COMMENT ON COLUMN replies.waited_seconds IS 'From the arrival of the email to the reply; mail older than the mailbox''s connection waits from then on.';
COMMENT ON COLUMN replies.is_automatic IS 'Whether no person approved it.';
COMMENT ON COLUMN replies.is_unchanged IS 'Whether it was sent as Mailroom had written it, unasked.';
COMMENT ON COLUMN replies.sent_at IS 'When it was sent.';
INSERT INTO replies (outbound_id, workspace_id, user_id, assignee_id, intent_id, intent_name, waited_seconds,
                     is_automatic, is_unchanged, sent_at)
    SELECT m.id, m.workspace_id, e.user_id, e.assignee_id, e.intent_id, e.intent_name,
           greatest(0, extract(epoch FROM m.settled_at - greatest(e.received_at, a.created_at))), m.is_automatic,
           coalesce(d.model <> 'person' AND d.instruction IS NULL, false), m.settled_at
    FROM outbound_messages m JOIN emails e ON e.id = m.subject_id JOIN email_accounts a ON a.id = e.email_account_id
         LEFT JOIN drafts d ON d.email_id = e.id AND d.version = e.draft_version
    WHERE m.state = 'sent' AND m.kind = 'reply' AND m.settled_at IS NOT NULL ORDER BY m.settled_at;
CREATE INDEX replies_workspace_id_idx ON replies (workspace_id, sent_at);
-- Its condition changed while a message was sent, so that no change of the ledger could stay in its page.
DROP INDEX outbound_messages_sent_idx;
