-- Mailboxes are connected; what arrives in them becomes emails in conversations.
CREATE TABLE email_accounts (
    id uuid CONSTRAINT email_accounts_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT email_accounts_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT email_accounts_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    provider text NOT NULL
        CONSTRAINT email_accounts_provider_check CHECK (provider IN ('oauth_gmail', 'oauth_outlook', 'imap', 'maildir')),
    email text NOT NULL CONSTRAINT email_accounts_email_check CHECK (email = lower(email)),
    display_name text NOT NULL DEFAULT '',
    settings jsonb NOT NULL DEFAULT '{}',
    secret bytea,
    secret_key_id text,
    token_expiry timestamptz,
    auto_send_enabled boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL DEFAULT true,
    health text NOT NULL DEFAULT 'connected'
        CONSTRAINT email_accounts_health_check CHECK (health IN ('connected', 'failing', 'reconnect_needed')),
    last_error text,
    last_sync timestamptz,
    sync_state jsonb NOT NULL DEFAULT '{}',
    takes_history boolean NOT NULL DEFAULT false,
    daily_send_limit integer NOT NULL DEFAULT 500
        CONSTRAINT email_accounts_daily_send_limit_check CHECK (daily_send_limit >= 0),
    send_window jsonb,
    signature text,
    created_at timestamptz NOT NULL,
    CONSTRAINT email_accounts_email_key UNIQUE (workspace_id, email)
);
CREATE INDEX email_accounts_user_id_idx ON email_accounts (user_id);
COMMENT ON TABLE email_accounts IS 'Connected mailboxes.';
COMMENT ON COLUMN email_accounts.id IS 'UUIDv7.';
COMMENT ON COLUMN email_accounts.workspace_id IS 'Tenant.';
COMMENT ON COLUMN email_accounts.user_id IS 'Owner; sends are charged to this person''s quota.';
COMMENT ON COLUMN email_accounts.provider IS 'How the mailbox is reached.';
COMMENT ON COLUMN email_accounts.email IS 'Its address, lower case.';
COMMENT ON COLUMN email_accounts.display_name IS 'Name in the From header.';
COMMENT ON COLUMN email_accounts.settings IS 'Connection settings without secrets: folder, hosts, ports.';
COMMENT ON COLUMN email_accounts.secret IS 'Password or tokens, sealed with AES-256-GCM.';
COMMENT ON COLUMN email_accounts.secret_key_id IS 'Id of the key that sealed the secret, for rotation.';
COMMENT ON COLUMN email_accounts.token_expiry IS 'When the access token ends, for OAuth.';
COMMENT ON COLUMN email_accounts.auto_send_enabled IS 'Whether any reply may leave this mailbox without a person.';
COMMENT ON COLUMN email_accounts.is_active IS 'Whether it is synchronised and may send.';
COMMENT ON COLUMN email_accounts.health IS 'What the last attempt to reach it said.';
COMMENT ON COLUMN email_accounts.last_error IS 'Why it is not healthy, for a person.';
COMMENT ON COLUMN email_accounts.last_sync IS 'Last synchronisation that succeeded.';
COMMENT ON COLUMN email_accounts.sync_state IS 'Provider cursor; moves in the transaction that stores the messages.';
COMMENT ON COLUMN email_accounts.takes_history IS 'Whether mail older than the connection is taken too.';
COMMENT ON COLUMN email_accounts.daily_send_limit IS 'Messages that may leave per day of the owner''s zone.';
COMMENT ON COLUMN email_accounts.send_window IS 'Local hours and ISO weekdays for messages nobody waits for; the owner''s working hours when null.';
COMMENT ON COLUMN email_accounts.signature IS 'Signature instead of the owner''s.';
COMMENT ON COLUMN email_accounts.created_at IS 'When it was connected.';

CREATE TABLE conversations (
    id uuid CONSTRAINT conversations_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT conversations_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT conversations_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_account_id uuid NOT NULL
        CONSTRAINT conversations_email_account_id_fkey REFERENCES email_accounts (id) ON DELETE CASCADE,
    provider_thread_id text,
    subject_key text NOT NULL,
    participants_key text NOT NULL,
    last_message_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX conversations_provider_thread_id_idx ON conversations (email_account_id, provider_thread_id)
    WHERE provider_thread_id IS NOT NULL;
CREATE INDEX conversations_subject_key_idx ON conversations (email_account_id, subject_key, participants_key, last_message_at DESC);
COMMENT ON TABLE conversations IS 'Threads of messages between a mailbox and its correspondents.';
COMMENT ON COLUMN conversations.id IS 'UUIDv7.';
COMMENT ON COLUMN conversations.workspace_id IS 'Tenant.';
COMMENT ON COLUMN conversations.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN conversations.email_account_id IS 'The mailbox.';
COMMENT ON COLUMN conversations.provider_thread_id IS 'The provider''s own thread id, where it has one.';
COMMENT ON COLUMN conversations.subject_key IS 'Subject without reply and forward prefixes, folded.';
COMMENT ON COLUMN conversations.participants_key IS 'Digest of the correspondents'' addresses.';
COMMENT ON COLUMN conversations.last_message_at IS 'When the newest message arrived or left.';
COMMENT ON COLUMN conversations.created_at IS 'When it began.';

CREATE TABLE emails (
    id uuid CONSTRAINT emails_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT emails_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT emails_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_account_id uuid NOT NULL CONSTRAINT emails_email_account_id_fkey REFERENCES email_accounts (id) ON DELETE CASCADE,
    conversation_id uuid NOT NULL CONSTRAINT emails_conversation_id_fkey REFERENCES conversations (id) ON DELETE CASCADE,
    provider_message_id text NOT NULL,
    message_id text,
    content_hash text NOT NULL,
    references_ids text[] NOT NULL DEFAULT '{}',
    kind text NOT NULL CONSTRAINT emails_kind_check
        CHECK (kind IN ('human', 'auto_reply', 'bounce', 'complaint', 'list', 'invitation')),
    guard_reason text,
    from_email text NOT NULL DEFAULT '',
    from_name text NOT NULL DEFAULT '',
    reply_to text,
    to_email text[] NOT NULL DEFAULT '{}',
    cc text[] NOT NULL DEFAULT '{}',
    subject text NOT NULL DEFAULT '',
    body text NOT NULL DEFAULT '',
    visible_text text NOT NULL DEFAULT '',
    sent_at timestamptz,
    utc_offset_seconds integer,
    received_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'new' CONSTRAINT emails_status_check
        CHECK (status IN ('new', 'draft_ready', 'sent', 'ignored', 'rejected', 'error')),
    wait_reason text CONSTRAINT emails_wait_reason_check
        CHECK (wait_reason IN ('approval', 'validation', 'quota', 'snoozed', 'uncertain')),
    wait_until timestamptz,
    status_reason text,
    intent_id uuid CONSTRAINT emails_intent_id_fkey REFERENCES intents (id) ON DELETE SET NULL,
    intent_name text,
    intent_confidence double precision,
    intent_explanation jsonb,
    meeting_detected boolean NOT NULL DEFAULT false,
    meeting_confidence double precision,
    meeting_title text,
    meeting_start_time timestamptz,
    meeting_end_time timestamptz,
    meeting_timezone text,
    follow_up_base timestamptz,
    follow_up_matched_text text,
    draft_version integer NOT NULL DEFAULT 0,
    draft_content text,
    draft_retry_count integer NOT NULL DEFAULT 0,
    draft_validated boolean NOT NULL DEFAULT false,
    validation_issues jsonb NOT NULL DEFAULT '[]',
    assignee_id uuid CONSTRAINT emails_assignee_id_fkey REFERENCES users (id) ON DELETE SET NULL,
    duplicate_of uuid CONSTRAINT emails_duplicate_of_fkey REFERENCES emails (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT emails_provider_message_id_key UNIQUE (email_account_id, provider_message_id)
) WITH (fillfactor = 70);
CREATE INDEX emails_content_hash_idx ON emails (workspace_id, message_id, content_hash) WHERE message_id IS NOT NULL;
CREATE INDEX emails_message_id_idx ON emails (email_account_id, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX emails_conversation_id_idx ON emails (conversation_id, received_at);
CREATE INDEX emails_workspace_id_idx ON emails (workspace_id, received_at DESC, id DESC);
CREATE INDEX emails_needs_person_idx ON emails (workspace_id, received_at DESC, id DESC) WHERE status = 'draft_ready';
CREATE INDEX emails_user_id_idx ON emails (user_id);
CREATE INDEX emails_assignee_id_idx ON emails (assignee_id) WHERE assignee_id IS NOT NULL;
COMMENT ON TABLE emails IS 'Inbound messages and where their answer stands.';
COMMENT ON COLUMN emails.id IS 'UUIDv7.';
COMMENT ON COLUMN emails.workspace_id IS 'Tenant.';
COMMENT ON COLUMN emails.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN emails.email_account_id IS 'Mailbox it arrived in.';
COMMENT ON COLUMN emails.conversation_id IS 'Thread it belongs to.';
COMMENT ON COLUMN emails.provider_message_id IS 'The provider''s id; a message is taken once per mailbox.';
COMMENT ON COLUMN emails.message_id IS 'Message-ID header (RFC 5322 section 3.6.4), without brackets.';
COMMENT ON COLUMN emails.content_hash IS 'Digest of Date, From and body: second guard, since Message-IDs are reused.';
COMMENT ON COLUMN emails.references_ids IS 'Message-IDs of its References and In-Reply-To, newest last.';
COMMENT ON COLUMN emails.kind IS 'Who or what wrote it.';
COMMENT ON COLUMN emails.guard_reason IS 'Why it must not be answered (RFC 3834 and the like), as found when it arrived; null when it may be.';
COMMENT ON COLUMN emails.from_email IS 'Sender address, lower case.';
COMMENT ON COLUMN emails.from_name IS 'Sender name.';
COMMENT ON COLUMN emails.reply_to IS 'Where an answer goes when not to the sender.';
COMMENT ON COLUMN emails.to_email IS 'To addresses.';
COMMENT ON COLUMN emails.cc IS 'Cc addresses.';
COMMENT ON COLUMN emails.subject IS 'Decoded subject.';
COMMENT ON COLUMN emails.body IS 'Whole text.';
COMMENT ON COLUMN emails.visible_text IS 'What the sender wrote now: no quoted history, no signature.';
COMMENT ON COLUMN emails.sent_at IS 'Date header.';
COMMENT ON COLUMN emails.utc_offset_seconds IS 'Zone of the Date header, east of UTC; null when unknown (-0000).';
COMMENT ON COLUMN emails.received_at IS 'When it arrived in the mailbox.';
COMMENT ON COLUMN emails.status IS 'Resting state; what happens meanwhile is read from its run.';
COMMENT ON COLUMN emails.wait_reason IS 'Why a draft rests.';
COMMENT ON COLUMN emails.wait_until IS 'Until when it rests, where that is known.';
COMMENT ON COLUMN emails.status_reason IS 'Why it was ignored, rejected or failed, for a person.';
COMMENT ON COLUMN emails.intent_id IS 'Intent it matched.';
COMMENT ON COLUMN emails.intent_name IS 'Name of the intent when it matched.';
COMMENT ON COLUMN emails.intent_confidence IS '0 to 1.';
COMMENT ON COLUMN emails.intent_explanation IS 'Which words matched, and why other intents lost.';
COMMENT ON COLUMN emails.meeting_detected IS 'Whether it asks for a meeting.';
COMMENT ON COLUMN emails.meeting_confidence IS '0 to 1; above 0.7 it is a meeting.';
COMMENT ON COLUMN emails.meeting_title IS 'What the meeting is about.';
COMMENT ON COLUMN emails.meeting_start_time IS 'Proposed start.';
COMMENT ON COLUMN emails.meeting_end_time IS 'Proposed end.';
COMMENT ON COLUMN emails.meeting_timezone IS 'Zone the time was read in.';
COMMENT ON COLUMN emails.follow_up_base IS 'Date found in the mail that follow-ups count from.';
COMMENT ON COLUMN emails.follow_up_matched_text IS 'Words that date was read from.';
COMMENT ON COLUMN emails.draft_version IS 'Version of the current draft; an approval names the version it saw.';
COMMENT ON COLUMN emails.draft_content IS 'Current draft, without signature and quote.';
COMMENT ON COLUMN emails.draft_retry_count IS 'How often validation sent the draft back.';
COMMENT ON COLUMN emails.draft_validated IS 'Whether the current draft passed validation.';
COMMENT ON COLUMN emails.validation_issues IS 'What validation found in the current draft.';
COMMENT ON COLUMN emails.assignee_id IS 'Colleague who takes care of it.';
COMMENT ON COLUMN emails.duplicate_of IS 'The same message as handled in another mailbox of the workspace.';
COMMENT ON COLUMN emails.created_at IS 'When Mailroom took it.';

CREATE TABLE raw_messages (
    email_id uuid CONSTRAINT raw_messages_pkey PRIMARY KEY
        CONSTRAINT raw_messages_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    message bytea NOT NULL
);
ALTER TABLE raw_messages ALTER COLUMN message SET STORAGE EXTERNAL;
COMMENT ON TABLE raw_messages IS 'Messages as received; headers, HTML and attachments are read from here.';
COMMENT ON COLUMN raw_messages.email_id IS 'The email.';
COMMENT ON COLUMN raw_messages.workspace_id IS 'Tenant.';
COMMENT ON COLUMN raw_messages.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN raw_messages.message IS 'RFC 5322 bytes.';

CREATE TABLE attachments (
    email_id uuid NOT NULL CONSTRAINT attachments_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    position integer NOT NULL,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    filename text NOT NULL,
    content_type text NOT NULL,
    size_bytes bigint NOT NULL,
    content_id text,
    is_inline boolean NOT NULL,
    CONSTRAINT attachments_pkey PRIMARY KEY (email_id, position)
);
COMMENT ON TABLE attachments IS 'Attachments of emails; their bytes stand in the raw message.';
COMMENT ON COLUMN attachments.email_id IS 'The email.';
COMMENT ON COLUMN attachments.position IS 'Order in the message, from 0.';
COMMENT ON COLUMN attachments.workspace_id IS 'Tenant.';
COMMENT ON COLUMN attachments.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN attachments.filename IS 'Name as given by the sender.';
COMMENT ON COLUMN attachments.content_type IS 'Media type.';
COMMENT ON COLUMN attachments.size_bytes IS 'Decoded size.';
COMMENT ON COLUMN attachments.content_id IS 'Content-ID, for inline images.';
COMMENT ON COLUMN attachments.is_inline IS 'Whether the body shows it.';

CREATE TABLE email_actions (
    id uuid CONSTRAINT email_actions_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL,
    user_id uuid,
    email_id uuid NOT NULL CONSTRAINT email_actions_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    action text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL
);
CREATE INDEX email_actions_email_id_idx ON email_actions (email_id, created_at);
COMMENT ON TABLE email_actions IS 'History of each email, append-only: every transition and who caused it.';
COMMENT ON COLUMN email_actions.id IS 'UUIDv7.';
COMMENT ON COLUMN email_actions.workspace_id IS 'Tenant.';
COMMENT ON COLUMN email_actions.user_id IS 'Person who acted; null when Mailroom did.';
COMMENT ON COLUMN email_actions.email_id IS 'The email.';
COMMENT ON COLUMN email_actions.action IS 'What happened.';
COMMENT ON COLUMN email_actions.details IS 'Facts of it, without mail text.';
COMMENT ON COLUMN email_actions.created_at IS 'When.';

CREATE TABLE drafts (
    id uuid CONSTRAINT drafts_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL,
    user_id uuid,
    email_id uuid NOT NULL CONSTRAINT drafts_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    version integer NOT NULL,
    body text NOT NULL,
    model text NOT NULL,
    instruction text,
    issues jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL,
    CONSTRAINT drafts_version_key UNIQUE (email_id, version)
);
COMMENT ON TABLE drafts IS 'Versions of the reply to each email.';
COMMENT ON COLUMN drafts.id IS 'UUIDv7.';
COMMENT ON COLUMN drafts.workspace_id IS 'Tenant.';
COMMENT ON COLUMN drafts.user_id IS 'Person who wrote this version; null when the model did.';
COMMENT ON COLUMN drafts.email_id IS 'The email it answers.';
COMMENT ON COLUMN drafts.version IS 'From 1.';
COMMENT ON COLUMN drafts.body IS 'Text without signature and quote.';
COMMENT ON COLUMN drafts.model IS 'Which model wrote it; person when a person did.';
COMMENT ON COLUMN drafts.instruction IS 'What a person asked to change.';
COMMENT ON COLUMN drafts.issues IS 'What validation found.';
COMMENT ON COLUMN drafts.created_at IS 'When it was written.';

CREATE TABLE draft_citations (
    draft_id uuid NOT NULL CONSTRAINT draft_citations_draft_id_fkey REFERENCES drafts (id) ON DELETE CASCADE,
    knowledge_id uuid NOT NULL CONSTRAINT draft_citations_knowledge_id_fkey REFERENCES knowledge_entries (id) ON DELETE CASCADE,
    workspace_id uuid NOT NULL,
    user_id uuid NOT NULL,
    CONSTRAINT draft_citations_pkey PRIMARY KEY (draft_id, knowledge_id)
);
CREATE INDEX draft_citations_knowledge_id_idx ON draft_citations (knowledge_id);
COMMENT ON TABLE draft_citations IS 'Which knowledge entries a draft rests on.';
COMMENT ON COLUMN draft_citations.draft_id IS 'The draft.';
COMMENT ON COLUMN draft_citations.knowledge_id IS 'The entry.';
COMMENT ON COLUMN draft_citations.workspace_id IS 'Tenant.';
COMMENT ON COLUMN draft_citations.user_id IS 'Owner of the mailbox.';

CREATE TABLE comments (
    id uuid CONSTRAINT comments_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT comments_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT comments_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_id uuid NOT NULL CONSTRAINT comments_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    body text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX comments_email_id_idx ON comments (email_id, id);
COMMENT ON TABLE comments IS 'Internal remarks of colleagues on an email; never sent.';
COMMENT ON COLUMN comments.id IS 'UUIDv7.';
COMMENT ON COLUMN comments.workspace_id IS 'Tenant.';
COMMENT ON COLUMN comments.user_id IS 'Author.';
COMMENT ON COLUMN comments.email_id IS 'The email.';
COMMENT ON COLUMN comments.body IS 'Text.';
COMMENT ON COLUMN comments.created_at IS 'When.';
