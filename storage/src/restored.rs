//! After a restore the database remembers less than has happened: what left after the backup must not leave again.

use chrono::{DateTime, Utc};
use diesel::ExpressionMethods;
use diesel::sql_types::{Bool, Text};
use diesel_async::RunQueryDsl;

use crate::schema::{email_accounts, outbound_messages};
use crate::statement::statement;
use crate::{Conn, Result};

/// What does not leave by itself any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Mailboxes whose automatic sending was switched off.
    pub mailboxes: usize,
    /// Messages that were about to leave, and are looked up first.
    pub messages: usize,
}

statement! {
    /// Views and sequences come with tables.
    IsEmpty<'a> { kind: &'static str => Text } -> Bool,
    "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind::text = $)"
}

/// Whether the database has no table.
///
/// # Errors
/// The failure of the query.
pub async fn is_empty(mut conn: Conn<'_>) -> Result<bool> {
    Ok(IsEmpty { kind: &"r" }.get_result(&mut conn).await?)
}

/// Switches automatic sending off everywhere, and has messages that waited to leave treated as if their hand-off had been
/// cut: their provider is asked what became of them, and a person where it cannot tell.
///
/// # Errors
/// The failure of a query.
pub async fn hold_sending(mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Held> {
    let mailboxes = diesel::update(email_accounts::table)
        .filter(email_accounts::auto_send_enabled.eq(true))
        .set(email_accounts::auto_send_enabled.eq(false))
        .execute(&mut conn)
        .await?;
    let messages = diesel::update(outbound_messages::table)
        .filter(outbound_messages::state.eq("queued"))
        .set((
            outbound_messages::state.eq("handing_over"),
            outbound_messages::handing_over_at.eq(now),
        ))
        .execute(&mut conn)
        .await?;
    Ok(Held { mailboxes, messages })
}
