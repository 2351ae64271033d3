//! Counts of the whole installation.

use std::collections::BTreeMap;

use axum::extract::State;
use serde::Serialize;
use storage::statistics;
use utoipa::ToSchema;

use crate::extract::Json;
use crate::session::RequireAdmin;
use crate::{ApiState, Problem};

/// How many of each kind are in which state.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Stats {
    /// By role; `inactive` for the deactivated.
    people: Counts,
    /// `personal` and `shared`.
    workspaces: Counts,
    /// By health; `inactive` for those switched off.
    mailboxes: Counts,
    /// By resting status.
    emails: Counts,
    /// Of the send ledger, by state.
    messages: Counts,
    /// By state.
    runs: Counts,
    /// By status.
    follow_ups: Counts,
    /// Version of Mailroom.
    version: &'static str,
}

type Counts = BTreeMap<String, i64>;

/// System statistics
///
/// For admins.
#[utoipa::path(get, path = "/api/system/stats", tag = "system",
    responses((status = 200, description = "The counts", body = Stats)))]
pub(crate) async fn stats(State(state): State<ApiState>, _session: RequireAdmin) -> Result<Json<Stats>, Problem> {
    let connection = state.database.connection().await?;
    let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
    for tally in statistics::tally(&connection).await? {
        kinds.entry(tally.kind).or_default().insert(tally.state, tally.count);
    }
    let mut take = |kind: &str| kinds.remove(kind).unwrap_or_default();
    Ok(Json(Stats {
        people: take("people"),
        workspaces: take("workspaces"),
        mailboxes: take("mailboxes"),
        emails: take("emails"),
        messages: take("messages"),
        runs: take("runs"),
        follow_ups: take("follow_ups"),
        version: env!("CARGO_PKG_VERSION"),
    }))
}
