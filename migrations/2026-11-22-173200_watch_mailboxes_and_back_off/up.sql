ALTER TABLE email_accounts ADD COLUMN failures integer NOT NULL DEFAULT 0
    CONSTRAINT email_accounts_failures_check CHECK (failures >= 0);
COMMENT ON COLUMN email_accounts.failures IS 'Attempts to read it that failed one after the other; the wait grows with them.';

CREATE TABLE mailbox_watches (
    email_account_id uuid CONSTRAINT mailbox_watches_pkey PRIMARY KEY
        CONSTRAINT mailbox_watches_email_account_id_fkey REFERENCES email_accounts (id) ON DELETE CASCADE,
    workspace_id uuid NOT NULL CONSTRAINT mailbox_watches_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT mailbox_watches_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    watcher text NOT NULL,
    leased_until timestamptz NOT NULL
);
CREATE INDEX mailbox_watches_watcher_idx ON mailbox_watches (watcher);
COMMENT ON TABLE mailbox_watches IS 'Which process waits for the server of a mailbox to tell of new mail. It only signals: losing it costs time, never mail.';
COMMENT ON COLUMN mailbox_watches.email_account_id IS 'The mailbox.';
COMMENT ON COLUMN mailbox_watches.workspace_id IS 'Tenant.';
COMMENT ON COLUMN mailbox_watches.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN mailbox_watches.watcher IS 'Name of the process.';
COMMENT ON COLUMN mailbox_watches.leased_until IS 'From when another process may take over, by the database clock.';
