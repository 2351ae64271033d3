//! Repairing one run: retry it, call it off, or let it go on at once.

use axum::extract::State;
use axum::http::StatusCode;
use domain::flows::is_known;
use domain::ids::RunId;
use serde::Deserialize;
use serde_json::json;
use storage::people::audit::{self, AuditEvent};
use storage::runs;
use storage::runs::view::{self, RunView as Run};
use utoipa::ToSchema;

use super::views::refusal_to_run_now;
use crate::extract::{Json, Path};
use crate::problem::FieldChecks;
use crate::session::{RequireAdmin, Session};
use crate::{ApiState, Code, Problem};

const REASON_LIMIT: usize = 500;

/// The entry of the audit log, in the workspace of the run.
pub(super) fn event(session: &Session, action: &str, run: &Run) -> AuditEvent {
    let details = json!({ "flow": run.flow, "subject": run.subject, "step": run.step });
    AuditEvent {
        workspace_id: Some(run.workspace_id),
        ..session.event(action, run.id, details)
    }
}

fn conflict(detail: &str) -> Problem {
    Problem::with_detail(Code::Conflict, detail)
}

/// Workers of this version leave the run to those that know it: making it ready would change nothing.
fn require_known(run: &Run) -> Result<(), Problem> {
    if is_known(&run.flow, run.version) {
        return Ok(());
    }
    let Run { flow, version, .. } = run;
    Err(conflict(&format!(
        "this version of Mailroom does not know version {version} of {flow}"
    )))
}

/// Retry a run
///
/// A failed one goes on at the step it failed at. For admins.
#[utoipa::path(post, path = "/api/jobs/runs/{id}/retry", tag = "jobs", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It goes on")))]
pub(crate) async fn retry_run(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(id): Path<RunId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let run = view::get(tx.conn(), id).await?;
    let newest = view::list_generations(tx.conn(), &run.flow, run.subject).await?;
    if newest.first().is_some_and(|newest| newest.id != run.id) {
        return Err(conflict("a newer run about the same subject has replaced this one"));
    }
    require_known(&run)?;
    let wake = runs::redrive(tx.conn(), id, session.at).await?;
    let wake = wake.ok_or_else(|| conflict("the run has not failed"))?;
    runs::reopen(tx.conn(), &run.flow, &vec![run.subject], session.user, session.at).await?;
    audit::record(tx.conn(), &event(&session, "run.retried", &run)).await?;
    tx.commit().await?;
    state.wake([wake]);
    Ok(StatusCode::ACCEPTED)
}

/// Why a run is called off.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct CancelRun {
    /// Shown with the subject.
    reason: Option<String>,
}

/// Cancel a run
///
/// It ends at its next step; a hand-off that has begun is finished first. For admins.
#[utoipa::path(post, path = "/api/jobs/runs/{id}/cancel", tag = "jobs", params(("id" = uuid::Uuid, Path)),
    request_body = CancelRun, responses((status = 202, description = "It will end")))]
pub(crate) async fn cancel_run(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(id): Path<RunId>,
    Json(request): Json<CancelRun>,
) -> Result<StatusCode, Problem> {
    let reason = request.reason.map(|reason| reason.trim().to_owned());
    let reason = reason.filter(|reason| !reason.is_empty());
    let reason = reason.unwrap_or_else(|| "Called off by an administrator".to_owned());
    let mut checks = FieldChecks::default();
    checks.require_short("reason", &reason, REASON_LIMIT);
    checks.done()?;
    let tx = state.database.begin().await?;
    let run = view::get(tx.conn(), id).await?;
    if run.finished_at.is_some() {
        return Err(conflict("the run has ended"));
    }
    let wake = runs::cancel(tx.conn(), id, &reason, session.at).await?;
    audit::record(tx.conn(), &event(&session, "run.cancelled", &run)).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(StatusCode::ACCEPTED)
}

/// Run now
///
/// Ends the waiting for another try, or between two turns of a mailbox. For admins.
#[utoipa::path(post, path = "/api/jobs/runs/{id}/run-now", tag = "jobs", params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It goes on")))]
pub(crate) async fn run_now(
    State(state): State<ApiState>,
    RequireAdmin(session): RequireAdmin,
    Path(id): Path<RunId>,
) -> Result<StatusCode, Problem> {
    let tx = state.database.begin().await?;
    let run = view::get(tx.conn(), id).await?;
    if let Some(refusal) = refusal_to_run_now(&run) {
        return Err(conflict(refusal));
    }
    require_known(&run)?;
    let wake = runs::wake_now(tx.conn(), id, session.at).await?;
    let wake = wake.ok_or_else(|| conflict("the run is being executed"))?;
    audit::record(tx.conn(), &event(&session, "run.run_now", &run)).await?;
    tx.commit().await?;
    state.wake([wake]);
    Ok(StatusCode::ACCEPTED)
}
