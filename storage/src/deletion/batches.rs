//! The statements of a batch: each removes a limited number of rows of one table, by an index.

use diesel::sql_types::{Array, Int8, Text, Uuid as SqlUuid};
use uuid::Uuid;

use crate::statement::statement;

/// Declares a statement that deletes rows of a table which name an owner, as many as the limit says.
macro_rules! delete_batch {
    ($(#[$doc:meta])* $name:ident, $table:literal, $owner:literal) => {
        statement! {
            $(#[$doc])*
            $name<'a> { owner: Uuid => SqlUuid, limit: i64 => Int8 } -> (),
            concat!("DELETE FROM ", $table, " WHERE ctid = ANY (ARRAY(SELECT ctid FROM ", $table,
                    " WHERE ", $owner, " = $ LIMIT $))")
        }
    };
}

/// Declares a statement that takes an owner's name off rows that stay.
macro_rules! forget_batch {
    ($(#[$doc:meta])* $name:ident, $table:literal, $owner:literal) => {
        statement! {
            $(#[$doc])*
            $name<'a> { owner: Uuid => SqlUuid, limit: i64 => Int8 } -> (),
            concat!("UPDATE ", $table, " SET ", $owner, " = NULL WHERE ctid = ANY (ARRAY(SELECT ctid FROM ", $table,
                    " WHERE ", $owner, " = $ LIMIT $))")
        }
    };
}

statement! {
    /// The next emails of a mailbox.
    NextEmails<'a> { account: Uuid => SqlUuid, limit: i64 => Int8 } -> SqlUuid,
    "SELECT id FROM emails WHERE email_account_id = $ ORDER BY provider_message_id LIMIT $"
}

statement! {
    /// What runs are about that follow from emails, each with its email.
    FollowUpsOf<'a> { emails: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, SqlUuid),
    "SELECT id, email_id FROM follow_ups WHERE email_id = ANY ($)"
}

statement! {
    /// The meetings of emails.
    EventsOf<'a> { emails: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, SqlUuid),
    "SELECT id, email_id FROM events WHERE email_id = ANY ($)"
}

statement! {
    /// Meetings of a workspace that follow from no email.
    EventsOfWorkspace<'a> { workspace: Uuid => SqlUuid, limit: i64 => Int8 } -> SqlUuid,
    "SELECT id FROM events WHERE workspace_id = $ LIMIT $"
}

statement! {
    /// Removes the runs about something that nobody is executing, with their steps and signals.
    DeleteRuns<'a> { flow: str => Text, subjects: Vec<Uuid> => Array<SqlUuid> } -> (),
    "DELETE FROM runs WHERE flow = $ AND subject = ANY ($) AND state <> 'running'"
}

statement! {
    /// Has the runs that are left stop; they are being executed, and what they are about has to wait for them.
    StopRuns<'a> { reason: str => Text, flow: str => Text, subjects: Vec<Uuid> => Array<SqlUuid> } -> SqlUuid,
    "UPDATE runs SET cancel_reason = coalesce(cancel_reason, $) WHERE flow = $ AND subject = ANY ($) RETURNING subject"
}

statement! {
    /// Removes emails with everything around them.
    DeleteEmails<'a> { emails: Vec<Uuid> => Array<SqlUuid> } -> (),
    "DELETE FROM emails WHERE id = ANY ($)"
}

statement! {
    /// Removes meetings.
    DeleteEvents<'a> { events: Vec<Uuid> => Array<SqlUuid> } -> (),
    "DELETE FROM events WHERE id = ANY ($)"
}

statement! {
    /// Removes messages of a mailbox, gives back what those have reserved that will not leave, and counts them.
    DeleteOutbound<'a> { account: Uuid => SqlUuid, limit: i64 => Int8 } -> Int8,
    "WITH gone AS (DELETE FROM outbound_messages WHERE ctid = ANY (ARRAY(
                       SELECT ctid FROM outbound_messages WHERE email_account_id = $ LIMIT $))
                   RETURNING state, reserved),
          given_back AS (SELECT r.scope, r.key, r.period, count(*)::integer AS messages
                         FROM gone, jsonb_to_recordset(gone.reserved) AS r(scope text, key text, period date)
                         WHERE gone.state = 'queued' GROUP BY 1, 2, 3),
          released AS (UPDATE send_counters c SET used = greatest(c.used - g.messages, 0) FROM given_back g
                       WHERE (c.scope, c.key, c.period) = (g.scope, g.key, g.period))
     SELECT count(*) FROM gone"
}

delete_batch! {
    /// Conversations of a mailbox.
    DeleteConversations, "conversations", "email_account_id"
}
delete_batch! {
    /// Knowledge of a workspace.
    DeleteKnowledge, "knowledge_entries", "workspace_id"
}
delete_batch! {
    /// Intents of a workspace.
    DeleteIntents, "intents", "workspace_id"
}
delete_batch! {
    /// Suppressions of a workspace.
    DeleteSuppressions, "suppressions", "workspace_id"
}
delete_batch! {
    /// Comments of a person on emails of others.
    DeleteComments, "comments", "user_id"
}
delete_batch! {
    /// A mailbox.
    DeleteAccount, "email_accounts", "id"
}
delete_batch! {
    /// A workspace.
    DeleteWorkspace, "workspaces", "id"
}
delete_batch! {
    /// A person.
    DeleteUser, "users", "id"
}
forget_batch! {
    /// The audit log stays.
    ForgetWorkspaceInAudit, "audit_events", "workspace_id"
}
forget_batch! {
    /// The audit log stays.
    ForgetUserInAudit, "audit_events", "user_id"
}
forget_batch! {
    /// Emails of others that the person was to look after.
    ForgetAssignee, "emails", "assignee_id"
}

statement! {
    /// What a person wrote for a workspace that stays passes to its owner.
    PassIntentsOn<'a> { user: Uuid => SqlUuid } -> (),
    "UPDATE intents i SET user_id = w.user_id FROM workspaces w
     WHERE i.user_id = $ AND w.id = i.workspace_id AND w.user_id <> i.user_id"
}

statement! {
    /// What a person wrote for a workspace that stays passes to its owner.
    PassKnowledgeOn<'a> { user: Uuid => SqlUuid } -> (),
    "UPDATE knowledge_entries k SET user_id = w.user_id FROM workspaces w
     WHERE k.user_id = $ AND w.id = k.workspace_id AND w.user_id <> k.user_id"
}
