//! How the drafts of an intent fared.

use axum::extract::State;
use chrono::NaiveDate;
use domain::ids::IntentId;
use serde::Serialize;
use storage::dashboard::{IntentWeek, list_intent_weeks};
use storage::{accounts, intents};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::dashboard::days::Calendar;
use crate::dashboard::series::share;
use crate::extract::{Json, Path};
use crate::session::Session;
use crate::{ApiState, Problem};

const WEEKS: u64 = 12;

/// What became of the drafts of an intent, week by week.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IntentStatistics {
    intent_id: Uuid,
    /// Twelve, oldest first.
    weeks: Vec<IntentWeekView>,
    /// Drafts of these weeks that a person rejected.
    rejected: i64,
    /// Replies of these weeks that left without a person, and whose asker asked the same again.
    asked_again: i64,
}

/// Replies that left within a week.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = IntentWeek)]
pub(crate) struct IntentWeekView {
    /// Its Monday.
    week: NaiveDate,
    answered: i64,
    /// Of these, without a person.
    automatic: i64,
    /// The others: a person approved them.
    approved: i64,
    /// Of the approved, as Mailroom had written them, unasked.
    unchanged: i64,
    /// Share of the unchanged, 0 to 1; null where nothing was approved.
    rate: Option<f64>,
}

/// Statistics of an intent
///
/// Of the emails that the person owns or is assigned to.
#[utoipa::path(get, path = "/api/intents/{id}/statistics", tag = "intents", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "Week by week", body = IntentStatistics)))]
pub(crate) async fn get_intent_statistics(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<IntentId>,
) -> Result<Json<IntentStatistics>, Problem> {
    let connection = state.database.connection().await?;
    intents::get(&connection, session.workspace, id).await?;
    let zone = accounts::get_owner(&connection, session.user).await?.zone();
    let calendar = Calendar::weeks(session.at, zone, WEEKS);
    let found = list_intent_weeks(&connection, &session.scope(), id, &calendar.begins).await?;
    let since = calendar.begins.first().copied().unwrap_or(session.at);
    let outcomes = intents::outcomes(&connection, session.workspace, session.user, id, since).await?;
    let week = |(number, date)| {
        let week = found.iter().find(|week| week.week == number);
        view(date, week)
    };
    Ok(Json(IntentStatistics {
        intent_id: id.0,
        rejected: outcomes.rejected,
        asked_again: outcomes.asked_again,
        weeks: (1..).zip(calendar.dates.iter().copied()).map(week).collect(),
    }))
}

fn view(date: NaiveDate, week: Option<&IntentWeek>) -> IntentWeekView {
    let (answered, automatic) = week.map_or((0, 0), |week| (week.answered, week.automatic));
    let unchanged = week.map_or(0, |week| week.unchanged);
    IntentWeekView {
        week: date,
        answered,
        automatic,
        approved: answered - automatic,
        unchanged,
        rate: share(unchanged, answered - automatic),
    }
}
