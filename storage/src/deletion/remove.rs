//! Removing what is marked, a batch at a time: what hangs on a row goes before the row itself.

use std::collections::HashSet;

use diesel::OptionalExtension;
use diesel::sql_types::{Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::{FOLLOW_UP, FlowKind, MEETING_REMINDER, PROCESS_EMAIL, SYNC_MAILBOX};
use uuid::Uuid;

use super::REASON;
use super::batches::*;
use crate::statement::statement;
use crate::{Conn, Result};

/// Rows of a batch. An email goes with some thirty rows around it, in less than half a millisecond.
const BATCH: i64 = 100;

/// How far a batch came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// Rows are gone, and there may be more.
    Some,
    /// What is left is in the hands of a worker, which was asked to stop: a message that is being handed over is
    /// finished first.
    Held,
    /// Nothing is left.
    All,
}

statement! {
    /// What a marked row is.
    KindOf<'a> { account: Uuid => SqlUuid, workspace: Uuid => SqlUuid, user: Uuid => SqlUuid } -> Text,
    "SELECT 'account' FROM email_accounts WHERE id = $ AND deleted_at IS NOT NULL
     UNION ALL SELECT 'workspace' FROM workspaces WHERE id = $ AND deleted_at IS NOT NULL
     UNION ALL SELECT 'user' FROM users WHERE id = $ AND deleted_at IS NOT NULL"
}

statement! {
    /// A mailbox of a workspace.
    AccountIn<'a> { workspace: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM email_accounts WHERE workspace_id = $ LIMIT 1"
}

statement! {
    /// A mailbox of a person.
    AccountOf<'a> { user: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM email_accounts WHERE user_id = $ LIMIT 1"
}

statement! {
    /// A workspace of a person.
    WorkspaceOf<'a> { user: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM workspaces WHERE user_id = $ LIMIT 1"
}

/// Removes the next rows of a marked mailbox, workspace or person, in the caller's transaction; may be repeated.
///
/// # Errors
/// The failure of a query.
pub async fn remove_some(mut conn: Conn<'_>, subject: Uuid) -> Result<Removal> {
    let kind = KindOf {
        account: &subject,
        workspace: &subject,
        user: &subject,
    };
    let kind: Option<String> = kind.get_result(&mut conn).await.optional()?;
    match kind.as_deref() {
        Some("account") => of_account(conn, &subject).await,
        Some("workspace") => of_workspace(conn, &subject).await,
        Some(_) => of_user(conn, &subject).await,
        None => Ok(Removal::All),
    }
}

/// Executes a statement of a batch and returns from the function where it removed anything.
macro_rules! each {
    ($conn:ident, $owner:ident: $($statement:ident),+ $(,)?) => {
        $(if ($statement { owner: $owner, limit: &BATCH }).execute(&mut $conn).await? > 0 {
            return Ok(Removal::Some);
        })+
    };
}

async fn of_account(mut conn: Conn<'_>, account: &Uuid) -> Result<Removal> {
    if !held_after_removing_runs(conn, SYNC_MAILBOX, &vec![*account])
        .await?
        .is_empty()
    {
        return Ok(Removal::Held);
    }
    let next = NextEmails { account, limit: &BATCH };
    let emails: Vec<Uuid> = next.load(&mut conn).await?;
    if !emails.is_empty() {
        return of_emails(conn, emails).await;
    }
    let outbound = DeleteOutbound { account, limit: &BATCH };
    let removed: i64 = outbound.get_result(&mut conn).await?;
    if removed > 0 {
        return Ok(Removal::Some);
    }
    each!(conn, account: DeleteConversations, DeleteAccount);
    Ok(Removal::All)
}

/// Emails go with their runs, their follow-ups and their meetings; those whose runs are being executed stay for now.
async fn of_emails(mut conn: Conn<'_>, mut emails: Vec<Uuid>) -> Result<Removal> {
    let follow_ups: Vec<(Uuid, Uuid)> = FollowUpsOf { emails: &emails }.load(&mut conn).await?;
    let events: Vec<(Uuid, Uuid)> = EventsOf { emails: &emails }.load(&mut conn).await?;
    let mut held = held_after_removing_runs(conn, PROCESS_EMAIL, &emails).await?;
    for (flow, followers) in [(FOLLOW_UP, follow_ups), (MEETING_REMINDER, events)] {
        let subjects = followers.iter().map(|(subject, _)| *subject).collect();
        let held_here = held_after_removing_runs(conn, flow, &subjects).await?;
        let of_held = followers.iter().filter(|(subject, _)| held_here.contains(subject));
        held.extend(of_held.map(|(_, email)| *email));
    }
    emails.retain(|email| !held.contains(email));
    if emails.is_empty() {
        return Ok(Removal::Held);
    }
    DeleteEmails { emails: &emails }.execute(&mut conn).await?;
    Ok(Removal::Some)
}

/// Subjects whose runs a worker is executing, after the other runs are gone.
async fn held_after_removing_runs(mut conn: Conn<'_>, flow: FlowKind, subjects: &Vec<Uuid>) -> Result<HashSet<Uuid>> {
    if subjects.is_empty() {
        return Ok(HashSet::new());
    }
    let flow = flow.name;
    DeleteRuns { flow, subjects }.execute(&mut conn).await?;
    let stop = StopRuns {
        reason: REASON,
        flow,
        subjects,
    };
    let held: Vec<Uuid> = stop.load(&mut conn).await?;
    Ok(held.into_iter().collect())
}

async fn of_workspace(mut conn: Conn<'_>, workspace: &Uuid) -> Result<Removal> {
    let account: Option<Uuid> = AccountIn { workspace }.get_result(&mut conn).await.optional()?;
    if let Some(account) = account {
        return Ok(as_part(of_account(conn, &account).await?));
    }
    let events = EventsOfWorkspace {
        workspace,
        limit: &BATCH,
    };
    let events: Vec<Uuid> = events.load(&mut conn).await?;
    if !events.is_empty() {
        if !held_after_removing_runs(conn, MEETING_REMINDER, &events)
            .await?
            .is_empty()
        {
            return Ok(Removal::Held);
        }
        DeleteEvents { events: &events }.execute(&mut conn).await?;
        return Ok(Removal::Some);
    }
    each!(conn, workspace: DeleteKnowledge, DeleteIntents, DeleteSuppressions, ForgetWorkspaceInAudit, DeleteWorkspace);
    Ok(Removal::All)
}

async fn of_user(mut conn: Conn<'_>, user: &Uuid) -> Result<Removal> {
    let account: Option<Uuid> = AccountOf { user }.get_result(&mut conn).await.optional()?;
    if let Some(account) = account {
        return Ok(as_part(of_account(conn, &account).await?));
    }
    let workspace: Option<Uuid> = WorkspaceOf { user }.get_result(&mut conn).await.optional()?;
    if let Some(workspace) = workspace {
        return Ok(as_part(of_workspace(conn, &workspace).await?));
    }
    each!(conn, user: DeleteComments, ForgetAssignee, ForgetUserInAudit);
    PassIntentsOn { user }.execute(&mut conn).await?;
    PassKnowledgeOn { user }.execute(&mut conn).await?;
    each!(conn, user: DeleteUser);
    Ok(Removal::All)
}

/// When a part is gone, the rest of the whole comes next.
const fn as_part(removal: Removal) -> Removal {
    match removal {
        Removal::All => Removal::Some,
        removal => removal,
    }
}
