//! All work at a glance.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::flows::{self, Queue};
use serde::Serialize;
use storage::runs::RunState;
use storage::runs::overview::{self, Depth, Minute, RunTally};
use utoipa::ToSchema;
use uuid::Uuid;

use super::views::milliseconds;
use crate::extract::Json;
use crate::session::RequireAdmin;
use crate::words::QueueSchema;
use crate::{ApiState, Problem};

/// All work of the installation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobsOverview {
    /// Every flow there is.
    flows: Vec<FlowCounts>,
    queues: Vec<QueueView>,
    /// The last hour, oldest first.
    minutes: Vec<MinuteView>,
    /// The run that is due longest.
    oldest_due: Option<OldestDue>,
    /// Runs that have been due for more than a minute.
    late: i64,
}

/// Runs of a flow by state.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowCounts {
    flow: &'static str,
    ready: i64,
    running: i64,
    waiting: i64,
    failed: i64,
    /// Within the last day.
    succeeded_24h: i64,
    /// Within the last day.
    cancelled_24h: i64,
}

/// What is in a queue.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = QueueDepth)]
pub(crate) struct QueueView {
    #[schema(value_type = QueueSchema)]
    name: Queue,
    /// A paused queue starts no runs.
    is_paused: bool,
    /// Runs that a worker could take now.
    due: i64,
    /// Runs being executed.
    running: i64,
    /// Runs that sleep, or wait for a person.
    scheduled: i64,
    oldest_due_at: Option<DateTime<Utc>>,
    /// Age of the oldest due run.
    latency_seconds: f64,
}

/// What happened within a minute.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobsMinute)]
pub(crate) struct MinuteView {
    minute: DateTime<Utc>,
    started: i64,
    /// Ended, but did not fail.
    finished: i64,
    failed: i64,
}

/// The run that is due longest.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OldestDue {
    id: Uuid,
    flow: String,
    #[schema(value_type = QueueSchema)]
    queue: Queue,
    due_at: DateTime<Utc>,
}

/// Jobs overview
///
/// For admins.
#[utoipa::path(get, path = "/api/jobs/overview", tag = "jobs",
    responses((status = 200, description = "All work", body = JobsOverview)))]
pub(crate) async fn jobs_overview(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
) -> Result<Json<JobsOverview>, Problem> {
    let connection = state.database.connection().await?;
    let (tallies, depths, minutes) = futures::try_join!(
        overview::tally(&connection, session.at),
        overview::depths(&connection, session.at),
        overview::minutes(&connection, session.at),
    )?;
    Ok(Json(JobsOverview {
        flows: flows::ALL.iter().map(|flow| counts(flow.name, &tallies)).collect(),
        late: depths.iter().map(|depth| depth.late).sum(),
        oldest_due: oldest(&depths),
        queues: Queue::ALL
            .iter()
            .map(|&queue| queue_view(queue, &depths, &tallies, session.at))
            .collect(),
        minutes: minutes.into_iter().map(MinuteView::from).collect(),
    }))
}

fn sum(tallies: &[RunTally], counts: impl Fn(&RunTally) -> bool) -> i64 {
    let counted = tallies.iter().filter(|tally| counts(tally));
    counted.map(|tally| tally.count).sum()
}

fn counts(flow: &'static str, tallies: &[RunTally]) -> FlowCounts {
    let of = |state| sum(tallies, |tally| tally.flow == flow && tally.state == state);
    FlowCounts {
        flow,
        ready: of(RunState::Ready),
        running: of(RunState::Running),
        waiting: of(RunState::Waiting),
        failed: of(RunState::Failed),
        succeeded_24h: of(RunState::Succeeded),
        cancelled_24h: of(RunState::Cancelled),
    }
}

fn oldest(depths: &[Depth]) -> Option<OldestDue> {
    let due = depths.iter().filter_map(|depth| {
        let oldest = depth.oldest.clone()?;
        Some(OldestDue {
            id: oldest.run,
            flow: oldest.flow,
            queue: depth.queue.parse().ok()?,
            due_at: oldest.due_at,
        })
    });
    due.min_by_key(|oldest| oldest.due_at)
}

fn queue_view(queue: Queue, depths: &[Depth], tallies: &[RunTally], now: DateTime<Utc>) -> QueueView {
    let depth = depths.iter().find(|depth| depth.queue == queue.as_str());
    let of = |state| sum(tallies, |tally| tally.queue == queue.as_str() && tally.state == state);
    let due = depth.map_or(0, |depth| depth.due);
    let oldest_due_at = depth.and_then(|depth| Some(depth.oldest.as_ref()?.due_at));
    let latency = oldest_due_at.map_or(0, |due_at| milliseconds(now - due_at));
    QueueView {
        name: queue,
        is_paused: depth.is_some_and(|depth| depth.is_paused),
        due,
        running: of(RunState::Running),
        scheduled: (of(RunState::Ready) + of(RunState::Waiting) - due).max(0),
        oldest_due_at,
        latency_seconds: std::time::Duration::from_millis(latency.unsigned_abs()).as_secs_f64(),
    }
}

impl From<Minute> for MinuteView {
    fn from(minute: Minute) -> Self {
        Self {
            minute: minute.at,
            started: minute.started,
            finished: minute.finished,
            failed: minute.failed,
        }
    }
}
