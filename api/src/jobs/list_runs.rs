//! Pages of runs, newest first.

use axum::extract::State;
use domain::flows::Queue;
use serde::Deserialize;
use storage::runs::view::RunView as Run;
use storage::runs::{self, Filter, RunState};
use utoipa::IntoParams;
use uuid::Uuid;

use super::flow_named;
use super::views::RunSummaryView;
use crate::extract::{Json, Query};
use crate::paging::{Page, Paging};
use crate::session::RequireAdmin;
use crate::words::{QueueSchema, RunStateSchema};
use crate::{ApiState, Problem};

/// Which runs.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct RunsQuery {
    /// Name of a flow, such as `process_email`.
    flow: Option<String>,
    #[param(value_type = Option<RunStateSchema>)]
    state: Option<RunState>,
    #[param(value_type = Option<QueueSchema>)]
    queue: Option<Queue>,
    /// Words in the error.
    q: Option<String>,
    /// What the run is about.
    subject: Option<Uuid>,
}

impl RunsQuery {
    fn filter(self) -> Result<Filter, Problem> {
        Ok(Filter {
            flow: self.flow.as_deref().map(flow_named).transpose()?,
            state: self.state,
            queue: self.queue,
            text: self
                .q
                .map(|text| text.trim().to_owned())
                .filter(|text| !text.is_empty()),
            subject: self.subject,
        })
    }
}

/// List runs
///
/// Of the whole installation, newest first; for admins.
#[utoipa::path(get, path = "/api/jobs/runs", tag = "jobs", params(RunsQuery, Paging),
    responses((status = 200, description = "A page of runs", body = Page<RunSummaryView>)))]
pub(crate) async fn list_runs(
    State(state): State<ApiState>,
    _admin: RequireAdmin,
    Query(query): Query<RunsQuery>,
    Query(paging): Query<Paging>,
) -> Result<Json<Page<RunSummaryView>>, Problem> {
    let filter = query.filter()?;
    let connection = state.database.connection().await?;
    let rows = runs::list(&connection, &filter, paging.place()?, paging.rows()).await?;
    Ok(Json(paging.page(rows, |run: &Run| run.id, RunSummaryView::from)))
}
