//! Who may see what changed.

use std::collections::HashMap;

use diesel::sql_types::{Array, Nullable, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::UserId;
use uuid::Uuid;

use super::{Change, ChangeKind};
use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// Owner, assignee and mentioned colleagues of each row.
    Seers<'a> {
        emails: Vec<Uuid> => Array<SqlUuid>,
        mentioning: Vec<Uuid> => Array<SqlUuid>,
        follow_ups: Vec<Uuid> => Array<SqlUuid>,
        accounts: Vec<Uuid> => Array<SqlUuid>,
    } -> (SqlUuid, SqlUuid, Nullable<SqlUuid>),
    "SELECT e.id, e.user_id, e.assignee_id FROM emails e WHERE e.id = ANY ($)
     UNION ALL SELECT m.email_id, m.user_id, NULL FROM mentions m WHERE m.email_id = ANY ($)
     UNION ALL SELECT f.id, f.user_id, e.assignee_id FROM follow_ups f JOIN emails e ON e.id = f.email_id
               WHERE f.id = ANY ($)
     UNION ALL SELECT a.id, a.user_id, NULL FROM email_accounts a WHERE a.id = ANY ($)"
}

/// For each of the changes that not everybody in the workspace may see, who may.
///
/// # Errors
/// The failure of the query.
pub async fn list_seers(mut conn: Conn<'_>, changes: &[Change]) -> Result<HashMap<Uuid, Vec<UserId>>> {
    let of = |kind| {
        let changed = changes.iter().filter(|change| change.kind == kind);
        changed.filter_map(|change| change.id).collect::<Vec<Uuid>>()
    };
    let emails = of(ChangeKind::Emails);
    let seers = Seers {
        emails: &emails,
        mentioning: &emails,
        follow_ups: &of(ChangeKind::FollowUps),
        accounts: &of(ChangeKind::EmailAccounts),
    };
    let rows: Vec<(Uuid, Uuid, Option<Uuid>)> = seers.load(&mut conn).await?;
    let mut people: HashMap<Uuid, Vec<UserId>> = HashMap::new();
    for change in changes.iter().filter(|change| change.kind.is_personal()) {
        if let Some(id) = change.id {
            people.entry(id).or_default().extend(change.user);
        }
    }
    for (id, owner, assignee) in rows {
        let seers = [Some(owner), assignee].into_iter().flatten().map(UserId);
        people.entry(id).or_default().extend(seers);
    }
    Ok(people)
}

impl ChangeKind {
    /// Whether a row of this kind belongs to a person, not to the workspace.
    #[must_use]
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Self::Emails | Self::FollowUps | Self::EmailAccounts | Self::Meetings | Self::Runs
        )
    }
}
