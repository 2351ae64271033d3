-- People sign in, workspaces own everything else.
CREATE TABLE users (
    id uuid CONSTRAINT users_pkey PRIMARY KEY,
    email text NOT NULL CONSTRAINT users_email_key UNIQUE CONSTRAINT users_email_check CHECK (email = lower(email)),
    password_hash text NOT NULL,
    full_name text NOT NULL,
    role text NOT NULL CONSTRAINT users_role_check CHECK (role IN ('user', 'admin', 'super_admin')),
    quota integer NOT NULL CONSTRAINT users_quota_check CHECK (quota >= 0),
    is_active boolean NOT NULL DEFAULT true,
    token_version integer NOT NULL DEFAULT 0,
    hubspot_enabled boolean NOT NULL DEFAULT false,
    persona text NOT NULL DEFAULT '',
    signature text NOT NULL DEFAULT '',
    timezone text NOT NULL DEFAULT 'UTC',
    working_hours jsonb NOT NULL DEFAULT '{"start":"09:00","end":"17:00","days":[1,2,3,4,5]}',
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE users IS 'People who sign in.';
COMMENT ON COLUMN users.id IS 'UUIDv7.';
COMMENT ON COLUMN users.email IS 'Sign-in address, lower case.';
COMMENT ON COLUMN users.password_hash IS 'bcrypt, cost 12 or more.';
COMMENT ON COLUMN users.full_name IS 'Name shown to colleagues and put under replies.';
COMMENT ON COLUMN users.role IS 'What the person may see and do beyond the own workspace.';
COMMENT ON COLUMN users.quota IS 'Emails that may be sent per calendar month (UTC).';
COMMENT ON COLUMN users.is_active IS 'A deactivated person cannot sign in and no token of theirs is accepted.';
COMMENT ON COLUMN users.token_version IS 'Version in the claims of valid tokens; raising it revokes all of them.';
COMMENT ON COLUMN users.hubspot_enabled IS 'Whether leads are synchronised with HubSpot.';
COMMENT ON COLUMN users.persona IS 'How the assistant should sound.';
COMMENT ON COLUMN users.signature IS 'Text under every reply.';
COMMENT ON COLUMN users.timezone IS 'IANA zone of the person.';
COMMENT ON COLUMN users.working_hours IS 'Local hours and ISO weekdays in which meetings and follow-ups may fall.';
COMMENT ON COLUMN users.created_at IS 'When the person registered.';

CREATE TABLE workspaces (
    id uuid CONSTRAINT workspaces_pkey PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT workspaces_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    name text NOT NULL,
    is_personal boolean NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX workspaces_user_id_idx ON workspaces (user_id);
COMMENT ON TABLE workspaces IS 'Tenants. Every tenant-owned row names its workspace.';
COMMENT ON COLUMN workspaces.id IS 'UUIDv7.';
COMMENT ON COLUMN workspaces.user_id IS 'Owner.';
COMMENT ON COLUMN workspaces.name IS 'Company name, as used in prompts.';
COMMENT ON COLUMN workspaces.is_personal IS 'The one made at registration, chosen when a request names none.';
COMMENT ON COLUMN workspaces.created_at IS 'When it was made.';

CREATE TABLE workspace_members (
    workspace_id uuid NOT NULL CONSTRAINT workspace_members_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT workspace_members_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    role text NOT NULL CONSTRAINT workspace_members_role_check CHECK (role IN ('owner', 'member')),
    created_at timestamptz NOT NULL,
    CONSTRAINT workspace_members_pkey PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX workspace_members_user_id_idx ON workspace_members (user_id);
COMMENT ON TABLE workspace_members IS 'Who belongs to which workspace.';
COMMENT ON COLUMN workspace_members.workspace_id IS 'The workspace.';
COMMENT ON COLUMN workspace_members.user_id IS 'The member.';
COMMENT ON COLUMN workspace_members.role IS 'Role inside the workspace.';
COMMENT ON COLUMN workspace_members.created_at IS 'When the person joined.';

CREATE TABLE login_throttles (
    key text CONSTRAINT login_throttles_pkey PRIMARY KEY,
    failures integer NOT NULL,
    window_started_at timestamptz NOT NULL
);
COMMENT ON TABLE login_throttles IS 'Failed sign-ins of late, per account and per network address.';
COMMENT ON COLUMN login_throttles.key IS 'account: or address: and a digest, so that no address is kept in clear.';
COMMENT ON COLUMN login_throttles.failures IS 'Failures since the window started.';
COMMENT ON COLUMN login_throttles.window_started_at IS 'Start of the counting window.';

CREATE TABLE settings (
    key text CONSTRAINT settings_pkey PRIMARY KEY,
    value jsonb NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by uuid CONSTRAINT settings_updated_by_fkey REFERENCES users (id) ON DELETE SET NULL
);
COMMENT ON TABLE settings IS 'System settings that a super admin changes at run time.';
COMMENT ON COLUMN settings.key IS 'Name of the setting.';
COMMENT ON COLUMN settings.value IS 'Its value.';
COMMENT ON COLUMN settings.updated_at IS 'Last change.';
COMMENT ON COLUMN settings.updated_by IS 'Who changed it last.';

CREATE TABLE audit_events (
    id uuid CONSTRAINT audit_events_pkey PRIMARY KEY,
    workspace_id uuid CONSTRAINT audit_events_workspace_id_fkey REFERENCES workspaces (id) ON DELETE SET NULL,
    user_id uuid CONSTRAINT audit_events_user_id_fkey REFERENCES users (id) ON DELETE SET NULL,
    action text NOT NULL,
    subject text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    remote_address text,
    created_at timestamptz NOT NULL
);
CREATE INDEX audit_events_workspace_id_idx ON audit_events (workspace_id, id DESC);
COMMENT ON TABLE audit_events IS 'Who changed what, when and from where. Append-only.';
COMMENT ON COLUMN audit_events.id IS 'UUIDv7.';
COMMENT ON COLUMN audit_events.workspace_id IS 'Workspace concerned, if any.';
COMMENT ON COLUMN audit_events.user_id IS 'Who acted.';
COMMENT ON COLUMN audit_events.action IS 'What was done, as resource.verb.';
COMMENT ON COLUMN audit_events.subject IS 'Id of the thing it was done to.';
COMMENT ON COLUMN audit_events.details IS 'Facts without secrets or mail text.';
COMMENT ON COLUMN audit_events.remote_address IS 'Network address of the request.';
COMMENT ON COLUMN audit_events.created_at IS 'When it happened.';

CREATE TABLE intents (
    id uuid CONSTRAINT intents_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT intents_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT intents_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    keywords text[] NOT NULL DEFAULT '{}',
    priority integer NOT NULL DEFAULT 0,
    auto_send boolean NOT NULL DEFAULT false,
    confidence_threshold double precision NOT NULL DEFAULT 0.6
        CONSTRAINT intents_confidence_threshold_check CHECK (confidence_threshold BETWEEN 0 AND 1),
    ai_prompt text NOT NULL DEFAULT '',
    is_lead boolean NOT NULL DEFAULT false,
    is_default boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    CONSTRAINT intents_name_key UNIQUE (workspace_id, name)
);
CREATE UNIQUE INDEX intents_is_default_key ON intents (workspace_id) WHERE is_default AND is_active;
COMMENT ON TABLE intents IS 'Rules that say what kind of email something is and how it is answered.';
COMMENT ON COLUMN intents.id IS 'UUIDv7.';
COMMENT ON COLUMN intents.workspace_id IS 'Tenant.';
COMMENT ON COLUMN intents.user_id IS 'Who made it.';
COMMENT ON COLUMN intents.name IS 'Name, unique in the workspace.';
COMMENT ON COLUMN intents.description IS 'What it is for, in the words of its maker.';
COMMENT ON COLUMN intents.keywords IS 'Whole words or phrases that call for it.';
COMMENT ON COLUMN intents.priority IS 'The highest priority with a match wins.';
COMMENT ON COLUMN intents.auto_send IS 'Whether its replies may leave without a person.';
COMMENT ON COLUMN intents.confidence_threshold IS 'Least confidence, 0 to 1, for sending without a person.';
COMMENT ON COLUMN intents.ai_prompt IS 'What the assistant is told about such emails.';
COMMENT ON COLUMN intents.is_lead IS 'Whether such an email makes its sender a lead.';
COMMENT ON COLUMN intents.is_default IS 'Catch-all; exactly one active per workspace.';
COMMENT ON COLUMN intents.is_active IS 'Whether it takes part in matching.';
COMMENT ON COLUMN intents.created_at IS 'When it was made.';

CREATE TABLE knowledge_entries (
    id uuid CONSTRAINT knowledge_entries_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT knowledge_entries_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT knowledge_entries_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    title text NOT NULL,
    content text NOT NULL,
    category text NOT NULL DEFAULT '',
    is_active boolean NOT NULL DEFAULT true,
    search tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', category), 'B')
        || setweight(to_tsvector('english', content), 'C')) STORED,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX knowledge_entries_search_idx ON knowledge_entries USING gin (search);
CREATE INDEX knowledge_entries_workspace_id_idx ON knowledge_entries (workspace_id, id DESC);
COMMENT ON TABLE knowledge_entries IS 'What the company knows; replies may state nothing else as fact.';
COMMENT ON COLUMN knowledge_entries.id IS 'UUIDv7.';
COMMENT ON COLUMN knowledge_entries.workspace_id IS 'Tenant.';
COMMENT ON COLUMN knowledge_entries.user_id IS 'Who wrote it.';
COMMENT ON COLUMN knowledge_entries.title IS 'Title; weighs most in retrieval.';
COMMENT ON COLUMN knowledge_entries.content IS 'Markdown.';
COMMENT ON COLUMN knowledge_entries.category IS 'Free heading, such as Pricing.';
COMMENT ON COLUMN knowledge_entries.is_active IS 'Whether drafts may use it.';
COMMENT ON COLUMN knowledge_entries.search IS 'What full-text retrieval reads.';
COMMENT ON COLUMN knowledge_entries.created_at IS 'When it was written.';
COMMENT ON COLUMN knowledge_entries.updated_at IS 'Last change.';
