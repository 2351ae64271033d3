DROP TABLE knowledge_entries, intents, audit_events, settings, login_throttles, workspace_members, workspaces, users;
