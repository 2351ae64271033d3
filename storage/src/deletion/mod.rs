//! Deleting mailboxes, workspaces and people with all they own. What is deleted is marked, and from then on nobody
//! sees, reads or sends from it; a run of `deletion` removes the rows in batches, so that no statement is long.

mod batches;
mod remove;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::DELETION;
use domain::ids::{AccountId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::runs::{self, NewRun, Wake};
use crate::statement::statement;
use crate::{Conn, Error, Result};

pub use remove::{Removal, remove_some};

statement! {
    /// Hides mailboxes and forgets how to reach them; the address may be connected anew at once.
    HideAccounts<'a> { now: DateTime<Utc> => Timestamptz, accounts: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, SqlUuid),
    "UPDATE email_accounts SET deleted_at = $, is_active = false, secret = NULL, secret_key_id = NULL,
            settings = '{}', email = id || '@deleted.invalid'
     WHERE id = ANY ($) AND deleted_at IS NULL RETURNING workspace_id, user_id"
}

statement! {
    /// Hides workspaces from everybody.
    HideWorkspaces<'a> { now: DateTime<Utc> => Timestamptz, workspaces: Vec<Uuid> => Array<SqlUuid> } -> SqlUuid,
    "WITH hidden AS (UPDATE workspaces SET deleted_at = $ WHERE id = ANY ($) AND deleted_at IS NULL RETURNING id, user_id),
          left_by AS (DELETE FROM workspace_members m USING hidden WHERE m.workspace_id = hidden.id)
     SELECT user_id FROM hidden"
}

statement! {
    /// Hides a person, ends every session and membership, and forgets how they signed in.
    HideUser<'a> { now: DateTime<Utc> => Timestamptz, user: Uuid => SqlUuid } -> SqlUuid,
    "WITH hidden AS (UPDATE users SET deleted_at = $, is_active = false, token_version = token_version + 1,
                            email = id || '@deleted.invalid', password_hash = ''
                     WHERE id = $ AND deleted_at IS NULL RETURNING id),
          memberships AS (DELETE FROM workspace_members m USING hidden WHERE m.user_id = hidden.id)
     SELECT id FROM hidden"
}

statement! {
    /// Mailboxes of a workspace.
    AccountsOfWorkspace<'a> { workspace: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM email_accounts WHERE workspace_id = $"
}

statement! {
    /// Mailboxes that go with a person: their own ones, and all of their workspaces.
    AccountsOfUser<'a> { user: Uuid => SqlUuid, owner: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM email_accounts WHERE user_id = $
     UNION SELECT a.id FROM workspaces w JOIN email_accounts a ON a.workspace_id = w.id WHERE w.user_id = $"
}

statement! {
    /// Workspaces that go with a person.
    WorkspacesOf<'a> { user: Uuid => SqlUuid } -> SqlUuid,
    "SELECT id FROM workspaces WHERE user_id = $"
}

statement! {
    /// Has the runs that read mailboxes stop.
    StopReading<'a> { reason: str => Text, flow: str => Text, accounts: Vec<Uuid> => Array<SqlUuid> } -> SqlUuid,
    "UPDATE runs SET cancel_reason = coalesce(cancel_reason, $)
     WHERE flow = $ AND subject = ANY ($) AND finished_at IS NULL RETURNING id"
}

/// Why runs of what is deleted end.
const REASON: &str = "What it is about was deleted";

/// Marks a mailbox as deleted and starts the run that removes it with everything that came through it.
///
/// # Errors
/// `NotFound`, also for another workspace's.
pub async fn delete_account(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<Wake>> {
    let found = crate::accounts::get(conn, workspace, account).await?;
    hide_accounts(conn, &vec![account.0], now).await?;
    start(conn, workspace, found.user_id.into(), account.0, now).await
}

/// Marks a workspace as deleted and starts the run that removes it with everything in it.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn delete_workspace(mut conn: Conn<'_>, workspace: WorkspaceId, now: DateTime<Utc>) -> Result<Vec<Wake>> {
    let accounts = AccountsOfWorkspace {
        workspace: &workspace.0,
    };
    let accounts: Vec<Uuid> = accounts.load(&mut conn).await?;
    hide_accounts(conn, &accounts, now).await?;
    let hide = HideWorkspaces {
        now: &now,
        workspaces: &vec![workspace.0],
    };
    let owners: Vec<Uuid> = hide.load(&mut conn).await?;
    let owner = owners.into_iter().next().ok_or(Error::NotFound("workspace"))?;
    start(conn, workspace, owner.into(), workspace.0, now).await
}

/// Marks a person as deleted, with their workspaces and mailboxes, and starts the run that removes all of it.
///
/// # Errors
/// `NotFound` where there is none.
pub async fn delete_user(mut conn: Conn<'_>, user: UserId, now: DateTime<Utc>) -> Result<Vec<Wake>> {
    let (accounts, workspaces) = (
        AccountsOfUser {
            user: &user.0,
            owner: &user.0,
        },
        WorkspacesOf { user: &user.0 },
    );
    let accounts: Vec<Uuid> = accounts.load(&mut conn).await?;
    let workspaces: Vec<Uuid> = workspaces.load(&mut conn).await?;
    hide_accounts(conn, &accounts, now).await?;
    let hide = HideWorkspaces {
        now: &now,
        workspaces: &workspaces,
    };
    let _owner: Vec<Uuid> = hide.load(&mut conn).await?;
    let hide = HideUser {
        now: &now,
        user: &user.0,
    };
    let hidden: Vec<Uuid> = hide.load(&mut conn).await?;
    if hidden.is_empty() {
        return Err(Error::NotFound("user"));
    }
    // The run belongs to no workspace that stays.
    let workspace = workspaces.iter().copied().min().unwrap_or_default();
    start(conn, workspace.into(), user, user.0, now).await
}

async fn hide_accounts(mut conn: Conn<'_>, accounts: &Vec<Uuid>, now: DateTime<Utc>) -> Result<()> {
    let hide = HideAccounts { now: &now, accounts };
    let _hidden: Vec<(Uuid, Uuid)> = hide.load(&mut conn).await?;
    let stop = StopReading {
        reason: REASON,
        flow: domain::flows::SYNC_MAILBOX.name,
        accounts,
    };
    let _stopping: Vec<Uuid> = stop.load(&mut conn).await?;
    Ok(())
}

async fn start(
    conn: Conn<'_>,
    workspace: WorkspaceId,
    user: UserId,
    subject: Uuid,
    now: DateTime<Utc>,
) -> Result<Vec<Wake>> {
    let run = NewRun::new(workspace, user, DELETION, subject, now);
    let started = runs::start(conn, &run).await?;
    Ok(started.and_then(|_| run.wake()).into_iter().collect())
}
