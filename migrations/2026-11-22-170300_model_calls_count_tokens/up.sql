-- What calls of language models took, for people who pay for them.
CREATE TABLE model_calls (
    id uuid CONSTRAINT model_calls_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT model_calls_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL,
    email_id uuid NOT NULL CONSTRAINT model_calls_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    purpose text NOT NULL CONSTRAINT model_calls_purpose_check CHECK (purpose IN ('draft', 'review', 'follow_up')),
    draft_version integer,
    model text NOT NULL,
    prompt_tokens integer NOT NULL,
    completion_tokens integer NOT NULL,
    cost_micros bigint,
    created_at timestamptz NOT NULL
);
CREATE INDEX model_calls_email_id_idx ON model_calls (email_id);
CREATE INDEX model_calls_created_at_idx ON model_calls (created_at);
COMMENT ON TABLE model_calls IS 'Calls of language models whose provider counted the tokens; one row for each step that called.';
COMMENT ON COLUMN model_calls.id IS 'UUIDv7.';
COMMENT ON COLUMN model_calls.workspace_id IS 'Tenant.';
COMMENT ON COLUMN model_calls.user_id IS 'Owner of the mailbox.';
COMMENT ON COLUMN model_calls.email_id IS 'The email that the call was for.';
COMMENT ON COLUMN model_calls.purpose IS 'What was asked: a draft, the review of one, or a follow-up.';
COMMENT ON COLUMN model_calls.draft_version IS 'Version that was written or reviewed; null for follow-ups.';
COMMENT ON COLUMN model_calls.model IS 'The model as the provider names it.';
COMMENT ON COLUMN model_calls.prompt_tokens IS 'Tokens read.';
COMMENT ON COLUMN model_calls.completion_tokens IS 'Tokens written.';
COMMENT ON COLUMN model_calls.cost_micros IS 'Millionths of the operator''s currency by the price configured at the time; null where none was.';
COMMENT ON COLUMN model_calls.created_at IS 'When the step was recorded.';
