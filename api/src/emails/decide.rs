//! Regenerating, rejecting and snoozing: decisions that send nothing.

use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::ids::EmailId;
use serde::Deserialize;
use utoipa::ToSchema;

use super::decision::{Decision, decide};
use crate::extract::{Json, OptionalJson, Path};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const TEXT_LIMIT: usize = 2_000;

/// What to change in the next draft.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct RegenerateDraft {
    /// In the person's words, such as `shorter, and offer Thursday`.
    instruction: Option<String>,
}

/// Why an email is not answered.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct RejectEmail {
    reason: Option<String>,
}

/// When an email is to be decided.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SnoozeEmail {
    until: DateTime<Utc>,
}

/// The text, unless it is blank.
fn checked(field: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut checks = FieldChecks::default();
    checks.require_short(field, text.as_deref().unwrap_or_default(), TEXT_LIMIT);
    checks.done()?;
    Ok(text)
}

/// A decision against answering.
pub(super) fn reject(reason: Option<String>) -> Result<Decision, Problem> {
    Ok(Decision::Reject {
        reason: checked("reason", reason)?,
    })
}

/// A decision to decide later.
pub(super) fn snooze(session: &Session, until: DateTime<Utc>) -> Result<Decision, Problem> {
    if until <= session.at {
        return Err(Problem::field("until", "must lie in the future"));
    }
    Ok(Decision::Snooze { until })
}

/// Regenerate a draft
///
/// Has the reply written again, heeding the instruction.
#[utoipa::path(post, path = "/api/emails/{id}/regenerate", tag = "emails", request_body = Option<RegenerateDraft>,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It is being written")))]
pub(crate) async fn regenerate_draft(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    OptionalJson(request): OptionalJson<RegenerateDraft>,
) -> Result<StatusCode, Problem> {
    let instruction = checked("instruction", request.instruction)?;
    decide(&state, &session, id, Decision::Regenerate { instruction }).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Reject an email
///
/// It will not be answered.
#[utoipa::path(post, path = "/api/emails/{id}/reject", tag = "emails", request_body = Option<RejectEmail>,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It will not be answered")))]
pub(crate) async fn reject_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    OptionalJson(request): OptionalJson<RejectEmail>,
) -> Result<StatusCode, Problem> {
    decide(&state, &session, id, reject(request.reason)?).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Snooze an email
///
/// The draft rests until then and asks for a decision again.
#[utoipa::path(post, path = "/api/emails/{id}/snooze", tag = "emails", request_body = SnoozeEmail,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 202, description = "It rests")))]
pub(crate) async fn snooze_email(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<SnoozeEmail>,
) -> Result<StatusCode, Problem> {
    decide(&state, &session, id, snooze(&session, request.until)?).await?;
    Ok(StatusCode::ACCEPTED)
}
