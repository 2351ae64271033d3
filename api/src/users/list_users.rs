//! Listing people, and one of them.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::ids::UserId;
use storage::Conn;
use storage::people::users::{self, User};

use crate::auth::views::UserView;
use crate::extract::{Json, Path, Query};
use crate::paging::{Page, Paging};
use crate::session::RequireAdmin;
use crate::{ApiState, Problem};

/// List users
///
/// Newest first; for admins.
#[utoipa::path(get, path = "/api/users", tag = "users", params(Paging),
    responses((status = 200, description = "A page of people", body = Page<UserView>)))]
pub(crate) async fn list_users(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<UserView>>, Problem> {
    let connection = state.database.connection().await?;
    let rows = users::list(&connection, paging.place()?, paging.rows()).await?;
    let ids: Vec<UserId> = rows.iter().map(User::id).collect();
    let used = users::quota_used(&connection, &ids, session.at).await?;
    let view = |user: User| {
        let used = used.get(&user.id()).copied().unwrap_or(0);
        UserView::of(user, used, session.at)
    };
    let Page { items, next_cursor } = paging.page(rows, User::id, view);
    Ok(Json(Page {
        items: items.into_iter().collect::<Result<_, _>>()?,
        next_cursor,
    }))
}

/// One user
#[utoipa::path(get, path = "/api/users/{id}", tag = "users", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The person", body = UserView)))]
pub(crate) async fn get_user(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(id): Path<UserId>,
) -> Result<Json<UserView>, Problem> {
    let connection = state.database.connection().await?;
    let user = users::get(&connection, id).await?;
    Ok(Json(shown(&connection, user, session.at).await?))
}

/// A person with the quota used this month.
pub(crate) async fn shown(conn: Conn<'_>, user: User, now: DateTime<Utc>) -> Result<UserView, Problem> {
    let used = users::quota_used(conn, &[user.id()], now).await?;
    let used = used.get(&user.id()).copied().unwrap_or(0);
    UserView::of(user, used, now)
}
