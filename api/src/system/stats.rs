//! Counts of the whole installation.

use std::collections::BTreeMap;

use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use storage::Conn;
use storage::model_calls::{self, ModelTally};
use storage::statistics::{self, Counted};
use utoipa::ToSchema;

use crate::extract::Json;
use crate::session::RequireAdmin;
use crate::{ApiState, Problem};

/// How many of each kind are in which state.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Stats {
    /// By role; `inactive` for the deactivated.
    users: Counts,
    /// `personal` and `shared`.
    workspaces: Counts,
    /// By health; `inactive` for those switched off.
    email_accounts: Counts,
    /// By resting status.
    emails: Counts,
    /// Of the send ledger, by state.
    outbound_messages: Counts,
    /// By state.
    runs: Counts,
    /// By status.
    follow_ups: Counts,
    /// Calls of language models in the last 30 days, by model and purpose.
    models: Vec<ModelUsage>,
    /// When it was counted; where there is much, that may be minutes ago.
    counted_at: DateTime<Utc>,
    /// Version of Mailroom.
    version: &'static str,
}

/// What a model took for one purpose.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ModelUsage {
    /// As the provider names it.
    model: String,
    /// `draft`, `review` or `follow_up`.
    purpose: String,
    calls: i64,
    prompt_tokens: i64,
    completion_tokens: i64,
    /// Millionths of the operator's currency, of the calls whose price was configured; null where none was.
    cost_micros: Option<i64>,
    /// Calls that `cost_micros` leaves out.
    calls_without_price: i64,
}

impl From<ModelTally> for ModelUsage {
    fn from(tally: ModelTally) -> Self {
        Self {
            model: tally.model,
            purpose: tally.purpose,
            calls: tally.calls,
            prompt_tokens: tally.prompt_tokens,
            completion_tokens: tally.completion_tokens,
            cost_micros: tally.cost_micros,
            calls_without_price: tally.calls_without_price,
        }
    }
}

const USAGE_DAYS: TimeDelta = TimeDelta::days(30);
/// After so long a count is renewed, for whoever asks next.
const FRESH: TimeDelta = TimeDelta::minutes(1);

type Counts = BTreeMap<String, i64>;

/// System statistics
///
/// For admins.
#[utoipa::path(get, path = "/api/system/stats", tag = "system",
    responses((status = 200, description = "The counts", body = Stats)))]
pub(crate) async fn stats(State(state): State<ApiState>, _session: RequireAdmin) -> Result<Json<Stats>, Problem> {
    let connection = state.database.connection().await?;
    let counted = counted(&state, &connection).await?;
    let mut kinds: BTreeMap<String, Counts> = BTreeMap::new();
    for tally in counted.tallies {
        kinds.entry(tally.kind).or_default().insert(tally.state, tally.count);
    }
    let models = model_calls::tally(&connection, state.clock.now() - USAGE_DAYS).await?;
    let mut take = |kind: &str| kinds.remove(kind).unwrap_or_default();
    Ok(Json(Stats {
        users: take("users"),
        workspaces: take("workspaces"),
        email_accounts: take("email_accounts"),
        emails: take("emails"),
        outbound_messages: take("outbound_messages"),
        runs: take("runs"),
        follow_ups: take("follow_ups"),
        models: models.into_iter().map(ModelUsage::from).collect(),
        counted_at: counted.at,
        version: env!("CARGO_PKG_VERSION"),
    }))
}

/// The counts as of late. Only who asks first of all waits for them; then whoever finds them old has them renewed.
async fn counted(state: &ApiState, conn: Conn<'_>) -> Result<Counted, Problem> {
    let now = state.clock.now();
    if let Some(counted) = statistics::count(conn, now).await? {
        if now - counted.at > FRESH {
            let database = state.database.clone();
            tokio::spawn(async move {
                if let Err(error) = statistics::recount(&database, now).await {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "counting for the statistics failed"
                    );
                }
            });
        }
        return Ok(counted);
    }
    statistics::recount(&state.database, now).await?;
    let nothing = Counted {
        tallies: Vec::new(),
        at: now,
    };
    Ok(statistics::count(conn, now).await?.unwrap_or(nothing))
}
