//! Redriving many failed runs at once, such as after an outage.

use std::collections::HashMap;

use axum::extract::State;
use domain::flows::Queue;
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::people::audit;
use storage::runs::{self, Filter};
use utoipa::ToSchema;
use uuid::Uuid;

use super::flow_named;
use crate::extract::Json;
use crate::session::RequireAdmin;
use crate::words::QueueSchema;
use crate::{ApiState, Problem};

/// Which failed runs; what is missing does not narrow.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct RedriveRuns {
    /// Name of a flow.
    flow: Option<String>,
    #[schema(value_type = Option<QueueSchema>)]
    queue: Option<Queue>,
    /// Words in the error.
    q: Option<String>,
    /// What the run is about.
    subject: Option<Uuid>,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Redriven {
    /// Runs that go on.
    redriven: usize,
    /// Failed runs that still match.
    left: i64,
}

/// Redrive failed runs
///
/// Those that match go on at the step they failed at, at most 500 at once, oldest first. For admins.
#[utoipa::path(post, path = "/api/jobs/redrive", tag = "jobs", request_body = RedriveRuns,
    responses((status = 200, description = "How many go on", body = Redriven)))]
pub(crate) async fn redrive_runs(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Json(request): Json<RedriveRuns>,
) -> Result<Json<Redriven>, Problem> {
    let filter = Filter {
        flow: request.flow.as_deref().map(flow_named).transpose()?,
        state: None,
        queue: request.queue,
        text: request
            .q
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty()),
        subject: request.subject,
    };
    let tx = state.database.begin().await?;
    let redriven = runs::redrive_matching(tx.conn(), &filter, session.at).await?;
    let mut subjects: HashMap<&str, Vec<Uuid>> = HashMap::new();
    for run in &redriven {
        subjects.entry(&run.flow).or_default().push(run.subject);
    }
    for (flow, subjects) in &subjects {
        runs::reopen(tx.conn(), flow, subjects, session.user, session.at).await?;
    }
    let left = runs::count_redrivable(tx.conn(), &filter).await?;
    let details = json!({ "flow": filter.flow.map(|flow| flow.name), "queue": filter.queue, "subject": filter.subject,
                          "redriven": redriven.len() });
    audit::record(tx.conn(), &session.event("runs.redriven", "failed runs", details)).await?;
    tx.commit().await?;
    let count = redriven.len();
    state.wake(redriven.into_iter().map(|run| run.wake));
    Ok(Json(Redriven { redriven: count, left }))
}
