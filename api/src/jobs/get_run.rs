//! One run as a timeline.

use axum::extract::State;
use domain::ids::RunId;
use storage::runs::view;

use super::views::RunView;
use crate::extract::{Json, Path};
use crate::session::RequireAdmin;
use crate::{ApiState, Problem};

/// One run
///
/// With its steps, signals and all runs about the same subject. A step has no input but the run's subject and what
/// steps before it returned. What people wrote is hidden, addresses are masked.
#[utoipa::path(get, path = "/api/jobs/runs/{id}", tag = "jobs", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The run", body = RunView)))]
pub(crate) async fn get_run(
    State(state): State<ApiState>,
    _admin: RequireAdmin,
    Path(id): Path<RunId>,
) -> Result<Json<RunView>, Problem> {
    let connection = state.database.connection().await?;
    let run = view::get(&connection, id).await?;
    let (steps, signals, generations) = futures::try_join!(
        view::list_steps(&connection, id),
        view::list_signals(&connection, id),
        view::list_generations(&connection, &run.flow, run.subject),
    )?;
    Ok(Json(RunView::of(run, steps, signals, generations)))
}
