//! Rescheduling and editing a follow-up; its run looks at it again.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::flows::{FOLLOW_UP, Signal};
use domain::ids::FollowUpId;
use serde::Deserialize;
use storage::follow_ups::{self, FollowUpChanges};
use storage::runs;
use utoipa::ToSchema;

use super::find_open;
use super::views::FollowUpView;
use crate::extract::{Json, Path, present};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const TEXT_LIMIT: usize = 50_000;
const CONTEXT_LIMIT: usize = 2_000;

/// What changes about a follow-up; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateFollowUp {
    /// In the future.
    scheduled_at: Option<DateTime<Utc>>,
    /// Null has it drafted when due.
    #[serde(default, deserialize_with = "present")]
    #[schema(value_type = Option<String>)]
    draft_content: Option<Option<String>>,
    /// What the drafter is told beyond the conversation.
    follow_up_context: Option<String>,
    /// Whether it sends itself, or rests as a draft when due.
    is_automated: Option<bool>,
}

impl UpdateFollowUp {
    fn changes(self, now: DateTime<Utc>) -> Result<FollowUpChanges, Problem> {
        let mut checks = FieldChecks::default();
        checks.require(
            self.scheduled_at.is_none_or(|at| at > now),
            "scheduled_at",
            "must lie in the future",
        );
        if let Some(Some(text)) = &self.draft_content {
            checks.require_text("draft_content", text, TEXT_LIMIT);
        }
        checks.require_short(
            "follow_up_context",
            self.follow_up_context.as_deref().unwrap_or_default(),
            CONTEXT_LIMIT,
        );
        checks.done()?;
        Ok(FollowUpChanges {
            scheduled_at: self.scheduled_at,
            draft_content: self.draft_content,
            follow_up_context: self.follow_up_context,
            is_automated: self.is_automated,
        })
    }
}

/// Change a follow-up
#[utoipa::path(patch, path = "/api/follow-ups/{id}", tag = "follow-ups", request_body = UpdateFollowUp,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The follow-up as it is now", body = FollowUpView)))]
pub(crate) async fn update_follow_up(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<FollowUpId>,
    Json(request): Json<UpdateFollowUp>,
) -> Result<Json<FollowUpView>, Problem> {
    let changes = request.changes(session.at)?;
    let tx = state.database.begin().await?;
    let wake = runs::signal_subject(tx.conn(), FOLLOW_UP, id.0, &Signal::Changed, session.at).await?;
    find_open(tx.conn(), &session, id).await?;
    let follow_up = follow_ups::update(tx.conn(), session.workspace, id, &changes).await?;
    tx.commit().await?;
    state.wake(wake.flatten());
    Ok(Json(follow_up.into()))
}
