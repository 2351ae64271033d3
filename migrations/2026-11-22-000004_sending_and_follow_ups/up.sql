-- Everything that leaves passes through the ledger; what is to be sent later is scheduled.
CREATE TABLE events (
    id uuid CONSTRAINT events_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT events_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT events_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_id uuid CONSTRAINT events_email_id_key UNIQUE CONSTRAINT events_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    start_time timestamptz NOT NULL,
    end_time timestamptz NOT NULL,
    timezone text NOT NULL,
    attendees text[] NOT NULL DEFAULT '{}',
    meet_link text,
    html_link text,
    reminder_sent boolean NOT NULL DEFAULT false,
    status text NOT NULL DEFAULT 'confirmed' CONSTRAINT events_status_check CHECK (status IN ('confirmed', 'cancelled')),
    created_at timestamptz NOT NULL,
    CONSTRAINT events_time_check CHECK (end_time > start_time)
);
CREATE INDEX events_workspace_id_idx ON events (workspace_id, start_time);
CREATE INDEX events_user_id_idx ON events (user_id, start_time);
COMMENT ON TABLE events IS 'Meetings agreed by email.';
COMMENT ON COLUMN events.id IS 'Derived from the email, so that booking twice is booking once.';
COMMENT ON COLUMN events.workspace_id IS 'Tenant.';
COMMENT ON COLUMN events.user_id IS 'Whose calendar it is in.';
COMMENT ON COLUMN events.email_id IS 'Email that asked for it.';
COMMENT ON COLUMN events.title IS 'What it is about.';
COMMENT ON COLUMN events.description IS 'Details.';
COMMENT ON COLUMN events.start_time IS 'Start.';
COMMENT ON COLUMN events.end_time IS 'End.';
COMMENT ON COLUMN events.timezone IS 'Zone it is shown in to the attendee.';
COMMENT ON COLUMN events.attendees IS 'Addresses.';
COMMENT ON COLUMN events.meet_link IS 'Video link.';
COMMENT ON COLUMN events.html_link IS 'Page of the event at the provider.';
COMMENT ON COLUMN events.reminder_sent IS 'Whether the reminder has left.';
COMMENT ON COLUMN events.status IS 'Whether it takes place.';
COMMENT ON COLUMN events.created_at IS 'When it was booked.';

CREATE TABLE follow_ups (
    id uuid CONSTRAINT follow_ups_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT follow_ups_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT follow_ups_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_id uuid NOT NULL CONSTRAINT follow_ups_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    conversation_id uuid NOT NULL CONSTRAINT follow_ups_conversation_id_fkey REFERENCES conversations (id) ON DELETE CASCADE,
    number integer NOT NULL,
    scheduled_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'pending' CONSTRAINT follow_ups_status_check
        CHECK (status IN ('pending', 'sent', 'cancelled', 'failed')),
    wait_reason text CONSTRAINT follow_ups_wait_reason_check
        CHECK (wait_reason IN ('approval', 'validation', 'quota', 'uncertain')),
    is_automated boolean NOT NULL,
    follow_up_context text NOT NULL DEFAULT '',
    draft_content text,
    base_date timestamptz NOT NULL,
    matched_text text,
    cancellation_reason text,
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    CONSTRAINT follow_ups_number_key UNIQUE (email_id, number)
);
CREATE INDEX follow_ups_conversation_id_idx ON follow_ups (conversation_id) WHERE status = 'pending';
CREATE INDEX follow_ups_workspace_id_idx ON follow_ups (workspace_id, scheduled_at, id);
COMMENT ON TABLE follow_ups IS 'Reminders to a correspondent who has not answered.';
COMMENT ON COLUMN follow_ups.id IS 'UUIDv7.';
COMMENT ON COLUMN follow_ups.workspace_id IS 'Tenant.';
COMMENT ON COLUMN follow_ups.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN follow_ups.email_id IS 'Email whose reply it follows.';
COMMENT ON COLUMN follow_ups.conversation_id IS 'Thread; a reply in it cancels the follow-up.';
COMMENT ON COLUMN follow_ups.number IS 'From 1.';
COMMENT ON COLUMN follow_ups.scheduled_at IS 'When it is drafted and sent.';
COMMENT ON COLUMN follow_ups.status IS 'Where it stands.';
COMMENT ON COLUMN follow_ups.wait_reason IS 'Why a due follow-up rests.';
COMMENT ON COLUMN follow_ups.is_automated IS 'Whether it sends itself, or rests as a draft when due.';
COMMENT ON COLUMN follow_ups.follow_up_context IS 'What the drafter is told beyond the thread.';
COMMENT ON COLUMN follow_ups.draft_content IS 'Its text once drafted or written by a person.';
COMMENT ON COLUMN follow_ups.base_date IS 'What the days count from: when the reply left, or a date found in the mail.';
COMMENT ON COLUMN follow_ups.matched_text IS 'Words that date was read from.';
COMMENT ON COLUMN follow_ups.cancellation_reason IS 'Why it will not be sent.';
COMMENT ON COLUMN follow_ups.created_at IS 'When it was scheduled.';
COMMENT ON COLUMN follow_ups.sent_at IS 'When it left.';

CREATE TABLE outbound_messages (
    id uuid CONSTRAINT outbound_messages_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT outbound_messages_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT outbound_messages_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    email_account_id uuid NOT NULL
        CONSTRAINT outbound_messages_email_account_id_fkey REFERENCES email_accounts (id) ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT outbound_messages_kind_check CHECK (kind IN ('reply', 'follow_up', 'reminder', 'test')),
    subject_id uuid NOT NULL,
    generation integer NOT NULL,
    conversation_id uuid CONSTRAINT outbound_messages_conversation_id_fkey REFERENCES conversations (id) ON DELETE SET NULL,
    message_id text NOT NULL CONSTRAINT outbound_messages_message_id_key UNIQUE,
    to_email text[] NOT NULL,
    cc text[] NOT NULL DEFAULT '{}',
    subject text NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    in_reply_to text,
    references_ids text[] NOT NULL DEFAULT '{}',
    is_automatic boolean NOT NULL,
    state text NOT NULL CONSTRAINT outbound_messages_state_check
        CHECK (state IN ('queued', 'handing_over', 'sent', 'failed', 'uncertain', 'cancelled')),
    not_before timestamptz NOT NULL,
    reserved jsonb NOT NULL,
    provider_id text,
    error text,
    queued_at timestamptz NOT NULL,
    handing_over_at timestamptz,
    settled_at timestamptz,
    CONSTRAINT outbound_messages_recipients_check CHECK (cardinality(to_email) > 0)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX outbound_messages_subject_key ON outbound_messages (kind, subject_id)
    WHERE state IN ('queued', 'handing_over', 'sent', 'uncertain');
CREATE INDEX outbound_messages_conversation_id_idx ON outbound_messages (conversation_id);
CREATE INDEX outbound_messages_uncertain_idx ON outbound_messages (workspace_id) WHERE state = 'uncertain';
COMMENT ON TABLE outbound_messages IS 'The send ledger: one row for every message that leaves. At most one per subject that may have left.';
COMMENT ON COLUMN outbound_messages.id IS 'UUIDv7.';
COMMENT ON COLUMN outbound_messages.workspace_id IS 'Tenant.';
COMMENT ON COLUMN outbound_messages.user_id IS 'Whose quota it is charged to.';
COMMENT ON COLUMN outbound_messages.email_account_id IS 'Mailbox it leaves from.';
COMMENT ON COLUMN outbound_messages.kind IS 'What it is.';
COMMENT ON COLUMN outbound_messages.subject_id IS 'The email answered, the follow-up, or the event reminded of.';
COMMENT ON COLUMN outbound_messages.generation IS 'Generation of the run that queued it.';
COMMENT ON COLUMN outbound_messages.conversation_id IS 'Thread it belongs to.';
COMMENT ON COLUMN outbound_messages.message_id IS 'Its final Message-ID, without brackets; what every reconciliation looks for.';
COMMENT ON COLUMN outbound_messages.to_email IS 'To addresses.';
COMMENT ON COLUMN outbound_messages.cc IS 'Cc addresses.';
COMMENT ON COLUMN outbound_messages.subject IS 'Subject.';
COMMENT ON COLUMN outbound_messages.text IS 'Text part.';
COMMENT ON COLUMN outbound_messages.html IS 'HTML part.';
COMMENT ON COLUMN outbound_messages.in_reply_to IS 'Message-ID it answers.';
COMMENT ON COLUMN outbound_messages.references_ids IS 'References header, newest last.';
COMMENT ON COLUMN outbound_messages.is_automatic IS 'Left without a person: marked auto-replied (RFC 3834) and counted by the loop guard.';
COMMENT ON COLUMN outbound_messages.state IS 'See workflows/src/engine/STATE_MACHINE.md; handing_over without an end is reconciled, never resent.';
COMMENT ON COLUMN outbound_messages.not_before IS 'End of the undo window.';
COMMENT ON COLUMN outbound_messages.reserved IS 'Counters charged for it, to be released when it is cancelled or fails.';
COMMENT ON COLUMN outbound_messages.provider_id IS 'The provider''s id of the draft or message.';
COMMENT ON COLUMN outbound_messages.error IS 'Why it failed or is uncertain, for a person.';
COMMENT ON COLUMN outbound_messages.queued_at IS 'When it was recorded.';
COMMENT ON COLUMN outbound_messages.handing_over_at IS 'When the hand-off began.';
COMMENT ON COLUMN outbound_messages.settled_at IS 'When its end was known.';

CREATE TABLE send_counters (
    scope text NOT NULL CONSTRAINT send_counters_scope_check CHECK (scope IN ('quota', 'mailbox', 'sender')),
    key text NOT NULL,
    period date NOT NULL,
    used integer NOT NULL CONSTRAINT send_counters_used_check CHECK (used >= 0),
    CONSTRAINT send_counters_pkey PRIMARY KEY (scope, key, period)
) WITH (fillfactor = 50);
COMMENT ON TABLE send_counters IS 'Reservations of quota, mailbox cap and automatic replies per sender. A new period starts at nothing.';
COMMENT ON COLUMN send_counters.scope IS 'What is counted.';
COMMENT ON COLUMN send_counters.key IS 'User, account, or account and digest of the sender.';
COMMENT ON COLUMN send_counters.period IS 'First day of the month (UTC) for quota, the day in the owner''s zone for the others.';
COMMENT ON COLUMN send_counters.used IS 'Messages reserved.';

CREATE TABLE suppressions (
    workspace_id uuid NOT NULL CONSTRAINT suppressions_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    email text NOT NULL CONSTRAINT suppressions_email_check CHECK (email = lower(email)),
    user_id uuid CONSTRAINT suppressions_user_id_fkey REFERENCES users (id) ON DELETE SET NULL,
    reason text NOT NULL CONSTRAINT suppressions_reason_check
        CHECK (reason IN ('unsubscribed', 'bounced', 'complained', 'by_hand')),
    created_at timestamptz NOT NULL,
    CONSTRAINT suppressions_pkey PRIMARY KEY (workspace_id, email)
);
COMMENT ON TABLE suppressions IS 'Addresses a workspace must not write to.';
COMMENT ON COLUMN suppressions.workspace_id IS 'Tenant.';
COMMENT ON COLUMN suppressions.email IS 'Address, lower case.';
COMMENT ON COLUMN suppressions.user_id IS 'Who added it; null when Mailroom did.';
COMMENT ON COLUMN suppressions.reason IS 'Why.';
COMMENT ON COLUMN suppressions.created_at IS 'Since when.';
