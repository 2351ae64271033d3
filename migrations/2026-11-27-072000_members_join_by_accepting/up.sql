-- Who registered an address need not own it: colleagues join by a link that reaches the address, not by being named.
CREATE TABLE workspace_invitations (
    id uuid CONSTRAINT workspace_invitations_pkey PRIMARY KEY,
    workspace_id uuid NOT NULL CONSTRAINT workspace_invitations_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id uuid NOT NULL,
    email text NOT NULL,
    role text NOT NULL CONSTRAINT workspace_invitations_role_check CHECK (role IN ('owner', 'member')),
    token_digest bytea NOT NULL CONSTRAINT workspace_invitations_token_digest_key UNIQUE,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT workspace_invitations_email_key UNIQUE (workspace_id, email)
);
COMMENT ON TABLE workspace_invitations IS 'Colleagues who may join a workspace; a row is gone once they have.';
COMMENT ON COLUMN workspace_invitations.id IS 'Id.';
COMMENT ON COLUMN workspace_invitations.workspace_id IS 'The workspace.';
COMMENT ON COLUMN workspace_invitations.user_id IS 'Who invites.';
COMMENT ON COLUMN workspace_invitations.email IS 'Address that whoever joins signs in with, in lower case.';
COMMENT ON COLUMN workspace_invitations.role IS 'Role in the workspace.';
COMMENT ON COLUMN workspace_invitations.token_digest IS 'SHA-256 of the token in the link.';
COMMENT ON COLUMN workspace_invitations.expires_at IS 'When the link ends.';
COMMENT ON COLUMN workspace_invitations.created_at IS 'When the colleague was invited.';
