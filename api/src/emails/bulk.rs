//! One decision about many emails; each stands for itself.

use std::collections::HashMap;

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::ids::{EmailId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::assign_email::assign;
use super::decide::{reject, snooze};
use super::decision::{Decision, decide};
use super::reprocess_email::reprocess;
use super::send_email::yes;
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

const MOST: usize = 100;

/// What is decided about which emails.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct BulkEmails {
    /// At most 100.
    #[schema(value_type = Vec<Uuid>)]
    ids: Vec<EmailId>,
    #[serde(flatten)]
    action: BulkAction,
}

/// A decision about many emails.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(tag = "action", rename_all = "snake_case")]
enum BulkAction {
    /// Send the drafts.
    Approve {
        /// Versions that were seen, by email; the current one where an email is not named.
        #[serde(default)]
        #[schema(value_type = HashMap<Uuid, i32>)]
        draft_versions: HashMap<EmailId, i32>,
        /// Whether the follow-ups may send themselves.
        #[serde(default = "yes")]
        #[schema(default = true)]
        follow_up: bool,
    },
    /// Do not answer.
    Reject {
        /// Why.
        reason: Option<String>,
    },
    /// Decide later.
    Snooze {
        /// When.
        until: DateTime<Utc>,
    },
    /// Process anew.
    Reprocess,
    /// Give to a colleague.
    Assign {
        /// A member of the workspace; null for nobody.
        #[schema(value_type = Option<Uuid>)]
        user_id: Option<UserId>,
    },
}

/// What became of each email, in the order of the request.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulkResults {
    results: Vec<BulkResult>,
}

/// What became of one email.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulkResult {
    #[schema(value_type = Uuid)]
    id: EmailId,
    /// Whether it was done.
    ok: bool,
    /// Code of the problem.
    code: Option<&'static str>,
    /// What went wrong.
    detail: Option<String>,
}

/// Decide about many emails
///
/// Each is decided for itself: one that cannot be does not keep the others.
#[utoipa::path(post, path = "/api/emails/bulk", tag = "emails", request_body = BulkEmails,
    responses((status = 200, description = "What became of each", body = BulkResults)))]
pub(crate) async fn bulk_emails(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<BulkEmails>,
) -> Result<Json<BulkResults>, Problem> {
    let mut checks = FieldChecks::default();
    checks.require(!request.ids.is_empty(), "ids", "must name an email");
    checks.require(
        request.ids.len() <= MOST,
        "ids",
        format!("must name at most {MOST} emails"),
    );
    checks.done()?;
    let mut results = Vec::with_capacity(request.ids.len());
    for id in request.ids {
        let done = act(&state, &session, id, request.action.clone()).await;
        results.push(result(id, done)?);
    }
    Ok(Json(BulkResults { results }))
}

async fn act(state: &ApiState, session: &Session, id: EmailId, action: BulkAction) -> Result<(), Problem> {
    let decision = match action {
        BulkAction::Approve {
            draft_versions,
            follow_up,
        } => Decision::Approve {
            draft_version: draft_versions.get(&id).copied(),
            follow_up,
        },
        BulkAction::Reject { reason } => reject(reason)?,
        BulkAction::Snooze { until } => snooze(session, until)?,
        BulkAction::Reprocess => return reprocess(state, session, id).await,
        BulkAction::Assign { user_id } => return assign(state, session, id, user_id).await,
    };
    decide(state, session, id, decision).await
}

/// A problem of one email is a result; one of Mailroom ends the request.
fn result(id: EmailId, done: Result<(), Problem>) -> Result<BulkResult, Problem> {
    match done {
        Ok(()) => Ok(BulkResult {
            id,
            ok: true,
            code: None,
            detail: None,
        }),
        Err(problem) if matches!(problem.code(), Code::InternalError | Code::Unavailable) => Err(problem),
        Err(problem) => {
            let code = Some(problem.code().as_str());
            Ok(BulkResult {
                id,
                ok: false,
                code,
                detail: problem.detail().map(str::to_owned),
            })
        }
    }
}
