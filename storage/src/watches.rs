//! Leases on waiting for new mail: one process at a time waits for a mailbox. Times are the database's.

use diesel::sql_types::{Int4, Int8, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::{AccountId, WorkspaceId};
use uuid::Uuid;

use crate::statement::statement;
use crate::{Conn, Result};

/// Seconds a lease lasts unless it is renewed.
pub const LEASE_SECONDS: i32 = 30;

/// A mailbox that a process waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Watched {
    /// The mailbox.
    pub account: AccountId,
    /// Its tenant.
    pub workspace: WorkspaceId,
}

statement! {
    /// Takes mailboxes that nobody waits for.
    Claim<'a> { watcher: str => Text, seconds: i32 => Int4, limit: i64 => Int8 } -> (SqlUuid, SqlUuid),
    "INSERT INTO mailbox_watches AS w (email_account_id, workspace_id, user_id, watcher, leased_until)
     SELECT a.id, a.workspace_id, a.user_id, $, now() + make_interval(secs => $)
     FROM email_accounts a LEFT JOIN mailbox_watches held ON held.email_account_id = a.id
     WHERE a.provider IN ('imap', 'maildir') AND a.is_active AND a.health <> 'reconnect_needed'
       AND (held.leased_until IS NULL OR held.leased_until < now())
     ORDER BY a.created_at LIMIT $
     ON CONFLICT (email_account_id) DO UPDATE SET watcher = excluded.watcher, leased_until = excluded.leased_until
     WHERE w.leased_until < now()
     RETURNING w.email_account_id, w.workspace_id"
}

statement! {
    /// Extends the leases on mailboxes that may still be watched.
    Renew<'a> { seconds: i32 => Int4, watcher: str => Text } -> SqlUuid,
    "UPDATE mailbox_watches w SET leased_until = now() + make_interval(secs => $)
     FROM email_accounts a
     WHERE w.watcher = $ AND a.id = w.email_account_id AND a.is_active AND a.health <> 'reconnect_needed'
     RETURNING w.email_account_id"
}

statement! {
    /// Leaves all of them to others.
    Release<'a> { watcher: str => Text } -> (),
    "DELETE FROM mailbox_watches WHERE watcher = $"
}

/// Takes at most `limit` mailboxes whose server could tell of new mail and that no process waits for.
///
/// # Errors
/// The failure of the query.
pub async fn claim(mut conn: Conn<'_>, watcher: &str, limit: i64) -> Result<Vec<Watched>> {
    let claim = Claim {
        watcher,
        seconds: &LEASE_SECONDS,
        limit: &limit,
    };
    let rows: Vec<(Uuid, Uuid)> = claim.load(&mut conn).await?;
    let watched = |(account, workspace)| Watched {
        account: AccountId(account),
        workspace: WorkspaceId(workspace),
    };
    Ok(rows.into_iter().map(watched).collect())
}

/// Renews a process's leases and returns them; those not among them are lost, or their mailboxes are no longer watched.
///
/// # Errors
/// The failure of the query.
pub async fn renew(mut conn: Conn<'_>, watcher: &str) -> Result<Vec<AccountId>> {
    let renew = Renew {
        seconds: &LEASE_SECONDS,
        watcher,
    };
    let rows: Vec<Uuid> = renew.load(&mut conn).await?;
    Ok(rows.into_iter().map(AccountId).collect())
}

/// Gives a process's leases back.
///
/// # Errors
/// The failure of the query.
pub async fn release(mut conn: Conn<'_>, watcher: &str) -> Result<()> {
    Release { watcher }.execute(&mut conn).await?;
    Ok(())
}
