//! The dashboard, read in one round trip.

use axum::extract::State;
use serde::Serialize;
use storage::dashboard::{self, Scope};
use storage::{Conn, accounts, comments};
use utoipa::ToSchema;

use super::days::Calendar;
use super::health::HealthView;
use super::needs::{Need, needs};
use super::series::{Approval, FirstReply, SHOWN, Volume};
use crate::extract::Json;
use crate::session::Session;
use crate::{ApiState, Problem};

/// What needs the person now, whether everything works, and the figures of thirty days.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Dashboard {
    /// All kinds, at zero too.
    needs_me: Vec<Need>,
    health: HealthView,
    volume: Volume,
    first_reply: FirstReply,
    approval: Approval,
}

impl Session {
    /// Whose figures the request may see.
    pub(crate) fn scope(&self) -> Scope {
        Scope {
            workspace: self.workspace,
            seen_by: self.sees_only(),
        }
    }
}

/// Dashboard
///
/// Of the emails that the person owns or is assigned to. Days are those of the person's time zone; figures named
/// `before` are of the thirty days before the thirty that are shown.
#[utoipa::path(get, path = "/api/dashboard", tag = "dashboard",
    responses((status = 200, description = "The dashboard", body = Dashboard)))]
pub(crate) async fn get_dashboard(State(state): State<ApiState>, session: Session) -> Result<Json<Dashboard>, Problem> {
    let connection = state.database.connection().await?;
    Ok(Json(read(&connection, &session).await?))
}

async fn read(conn: Conn<'_>, session: &Session) -> Result<Dashboard, Problem> {
    let scope = session.scope();
    let zone = accounts::get_owner(conn, session.user).await?.zone();
    let calendar = Calendar::days(session.at, zone, 2 * u64::from(SHOWN.unsigned_abs()));
    let (resting, mentions, due, received, replies, approvals, work, accounts) = futures::try_join!(
        dashboard::count_needs(conn, &scope),
        comments::count_unseen(conn, session.workspace, session.user),
        dashboard::count_follow_ups_due(conn, &scope, calendar.ends),
        dashboard::count_received(conn, &scope, &calendar.begins),
        dashboard::list_replies(conn, &scope, &calendar.begins, SHOWN),
        dashboard::list_approvals(conn, &scope, &calendar.begins, SHOWN),
        dashboard::get_work(conn, &scope, session.at),
        accounts::list(conn, scope.workspace, scope.seen_by),
    )?;
    Ok(Dashboard {
        needs_me: needs(&resting, mentions, due, calendar.ends),
        health: HealthView::of(accounts, work, session.at),
        volume: Volume::of(&calendar.dates, &received, &replies),
        first_reply: FirstReply::of(&calendar.dates, &replies),
        approval: Approval::of(approvals),
    })
}
