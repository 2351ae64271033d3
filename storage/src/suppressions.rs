//! Addresses a workspace must not write to, with the words that put them there.

use chrono::{DateTime, Utc};
use diesel::{BoolExpressionMethods, ExpressionMethods, QueryDsl, Queryable, Selectable, SelectableHelper};
use diesel_async::RunQueryDsl;
use domain::ids::{SuppressionId, UserId, WorkspaceId};
use uuid::Uuid;

use crate::schema::suppressions;
use crate::{Conn, Error, Result};

/// The reason of an address that a person added.
pub const BY_HAND: &str = "by_hand";
/// The reason of an address whose owner asked not to be written to.
pub const UNSUBSCRIBED: &str = "unsubscribed";

/// A stored suppression.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = suppressions)]
#[expect(missing_docs, reason = "columns are described in the database")]
pub struct Suppression {
    pub id: Uuid,
    pub email: String,
    pub user_id: Option<Uuid>,
    pub reason: String,
    pub quote: Option<String>,
    pub created_at: DateTime<Utc>,
}

/// An address that is not to be written to any more.
#[derive(Clone, Debug)]
pub struct NewSuppression {
    /// The address, in any case.
    pub email: String,
    /// `unsubscribed`, `bounced`, `complained` or `by_hand`.
    pub reason: &'static str,
    /// The words it rests on.
    pub quote: Option<String>,
    /// Who added it; `None` where Mailroom did.
    pub user: Option<UserId>,
}

/// Place in the list: time, then id.
pub type Place = (DateTime<Utc>, SuppressionId);

impl Suppression {
    /// Its place in the list.
    #[must_use]
    pub fn place(&self) -> Place {
        (self.created_at, SuppressionId(self.id))
    }
}

/// Adds an address; one that is on the list already stays as it is. Returns whether it was added.
///
/// # Errors
/// The failure of the query.
pub async fn add(mut conn: Conn<'_>, workspace: WorkspaceId, new: &NewSuppression, now: DateTime<Utc>) -> Result<bool> {
    let added = diesel::insert_into(suppressions::table)
        .values((
            suppressions::workspace_id.eq(workspace.0),
            suppressions::email.eq(new.email.to_lowercase()),
            suppressions::user_id.eq(new.user.map(|user| user.0)),
            suppressions::reason.eq(new.reason),
            suppressions::quote.eq(&new.quote),
            suppressions::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(added > 0)
}

/// The suppression of an address.
///
/// # Errors
/// `NotFound` where the workspace may write to it.
pub async fn get_by_email(mut conn: Conn<'_>, workspace: WorkspaceId, email: &str) -> Result<Suppression> {
    let query = suppressions::table
        .filter(suppressions::workspace_id.eq(workspace.0))
        .filter(suppressions::email.eq(email.to_lowercase()))
        .select(Suppression::as_select());
    query
        .first(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("suppression"))
}

/// Suppressions, newest first; those before `before`.
///
/// # Errors
/// The failure of the query.
pub async fn list(
    mut conn: Conn<'_>,
    workspace: WorkspaceId,
    before: Option<Place>,
    limit: i64,
) -> Result<Vec<Suppression>> {
    let mut query = suppressions::table
        .filter(suppressions::workspace_id.eq(workspace.0))
        .order((suppressions::created_at.desc(), suppressions::id.desc()))
        .limit(limit)
        .select(Suppression::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let same = suppressions::created_at.eq(at).and(suppressions::id.lt(id.0));
        query = query.filter(suppressions::created_at.lt(at).or(same));
    }
    Ok(query.load(&mut conn).await?)
}

/// Takes an address off the list, so that it may be written to again.
///
/// # Errors
/// `NotFound` where the workspace has none of this id.
pub async fn remove(mut conn: Conn<'_>, workspace: WorkspaceId, suppression: SuppressionId) -> Result<Suppression> {
    let query = diesel::delete(
        suppressions::table
            .filter(suppressions::id.eq(suppression.0))
            .filter(suppressions::workspace_id.eq(workspace.0)),
    )
    .returning(Suppression::as_returning());
    query
        .get_result(&mut conn)
        .await
        .map_err(|error| Error::from(error).or_not_found("suppression"))
}
