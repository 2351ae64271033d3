//! Counts of the whole installation, for administrators and monitoring.

use diesel::sql_types::{Int8, Text};
use diesel_async::RunQueryDsl;

use crate::statement::statement;
use crate::{Conn, Result};

/// How many rows of a kind are in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// `people`, `workspaces`, `mailboxes`, `emails`, `messages`, `runs`, `follow_ups`.
    pub kind: String,
    /// The state, role or health; what the kind is counted by.
    pub state: String,
    /// How many.
    pub count: i64,
}

statement! {
    /// One round trip for all.
    Select<'a> { inactive: str => Text, inactive_again: str => Text } -> (Text, Text, Int8),
    "SELECT 'people', CASE WHEN is_active THEN role ELSE $ END, count(*) FROM users GROUP BY 2
     UNION ALL SELECT 'workspaces', CASE WHEN is_personal THEN 'personal' ELSE 'shared' END, count(*)
         FROM workspaces GROUP BY 2
     UNION ALL SELECT 'mailboxes', CASE WHEN is_active THEN health ELSE $ END, count(*)
         FROM email_accounts GROUP BY 2
     UNION ALL SELECT 'emails', status, count(*) FROM emails GROUP BY 2
     UNION ALL SELECT 'messages', state, count(*) FROM outbound_messages GROUP BY 2
     UNION ALL SELECT 'runs', state, count(*) FROM runs GROUP BY 2
     UNION ALL SELECT 'follow_ups', status, count(*) FROM follow_ups GROUP BY 2
     ORDER BY 1, 2"
}

/// Everything counted by kind and state; states without rows are left out.
///
/// # Errors
/// The failure of the query.
pub async fn tally(mut conn: Conn<'_>) -> Result<Vec<Tally>> {
    let select = Select {
        inactive: "inactive",
        inactive_again: "inactive",
    };
    let rows: Vec<(String, String, i64)> = select.load(&mut conn).await?;
    Ok(rows
        .into_iter()
        .map(|(kind, state, count)| Tally { kind, state, count })
        .collect())
}
