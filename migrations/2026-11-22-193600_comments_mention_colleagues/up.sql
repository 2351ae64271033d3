CREATE TABLE mentions (
    comment_id uuid NOT NULL CONSTRAINT mentions_comment_id_fkey REFERENCES comments (id) ON DELETE CASCADE,
    user_id uuid NOT NULL CONSTRAINT mentions_user_id_fkey REFERENCES users (id) ON DELETE CASCADE,
    workspace_id uuid NOT NULL CONSTRAINT mentions_workspace_id_fkey REFERENCES workspaces (id) ON DELETE CASCADE,
    email_id uuid NOT NULL CONSTRAINT mentions_email_id_fkey REFERENCES emails (id) ON DELETE CASCADE,
    CONSTRAINT mentions_pkey PRIMARY KEY (comment_id, user_id)
);
CREATE INDEX mentions_email_id_idx ON mentions (email_id, user_id);
CREATE INDEX mentions_user_id_idx ON mentions (user_id, workspace_id);
COMMENT ON TABLE mentions IS 'Colleagues named in a comment, who see the email from then on.';
COMMENT ON COLUMN mentions.comment_id IS 'The comment.';
COMMENT ON COLUMN mentions.user_id IS 'Who is named.';
COMMENT ON COLUMN mentions.workspace_id IS 'Tenant.';
COMMENT ON COLUMN mentions.email_id IS 'The email of the comment.';
