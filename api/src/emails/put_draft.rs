//! Editing a draft: the person's text becomes the next version.

use axum::extract::State;
use domain::drafting::rules::Issue;
use domain::drafting::{DraftText, Purpose, rules};
use domain::emails::WaitReason;
use domain::ids::{DraftId, EmailId, KnowledgeId};
use serde::Deserialize;
use serde_json::json;
use storage::drafts::{self, Draft, NewDraft};
use storage::emails::{self, Action, Email};
use storage::{Conn, Error, reply_context};
use utoipa::ToSchema;

use super::decision::{check_version, listening};
use super::find_locked;
use super::get_email::shown;
use super::views::DraftView;
use crate::extract::{Json, Path};
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::{ApiState, Problem};

const TEXT_LIMIT: usize = 50_000;
/// Stands for a model where a person wrote.
pub(super) const PERSON: &str = "person";

/// An edited draft.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PutDraft {
    /// Text without signature and quote.
    #[serde(alias = "draft_content")]
    body: String,
    /// The version that was edited, where another one must not be replaced.
    version: Option<i32>,
}

/// Edit a draft
///
/// Stores a new version and judges it by the fixed rules. What they find is shown; it keeps nobody from sending.
#[utoipa::path(put, path = "/api/emails/{id}/draft", tag = "emails", request_body = PutDraft,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The new version", body = DraftView)))]
pub(crate) async fn put_draft(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
    Json(request): Json<PutDraft>,
) -> Result<Json<DraftView>, Problem> {
    let mut checks = FieldChecks::default();
    checks.require_text("body", &request.body, TEXT_LIMIT);
    checks.require(!request.body.contains('\0'), "body", "must not hold NUL characters");
    checks.done()?;
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), &session, id).await?;
    if let Some(edited) = request.version {
        check_version(&email, edited)?;
    }
    let is_open = |reason| {
        matches!(
            reason,
            WaitReason::Approval | WaitReason::Validation | WaitReason::Unanswered | WaitReason::Snoozed
        )
    };
    listening(tx.conn(), &email, is_open).await?;
    let draft = store(tx.conn(), &session, &email, &request.body).await?;
    let view = shown(tx.conn(), &session, draft).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// Stores the text as the next version, resting on what the version before rested on.
async fn store(conn: Conn<'_>, session: &Session, email: &Email, body: &str) -> Result<Draft, Problem> {
    let id = EmailId(email.id);
    let before = drafts::list(conn, session.workspace, id).await?;
    let edited = before.iter().find(|draft| draft.version == email.draft_version);
    let citations = match edited {
        Some(draft) => drafts::list_citations(conn, session.workspace, DraftId(draft.id)).await?,
        None => Vec::new(),
    };
    let issues = judge(conn, session, email, body.trim_end()).await?;
    let version = email.draft_version + 1;
    let draft = NewDraft {
        id: DraftId::new(),
        email: id,
        version,
        body: body.trim_end().to_owned(),
        model: PERSON.to_owned(),
        user: Some(session.user),
        instruction: None,
        citations: citations.into_iter().map(|(entry, _)| KnowledgeId(entry)).collect(),
        answers: edited.map_or_else(|| json!({}), |draft| draft.answers.clone()),
        retries: email.draft_retry_count,
        issues: json!(issues),
    };
    drafts::insert(conn, &draft, session.at).await?;
    drafts::rest_as_judged(conn, id).await?;
    let codes: Vec<_> = issues.iter().map(|issue| issue.code).collect();
    let action = Action {
        user: Some(session.user),
        ..Action::new("draft_edited", json!({ "version": version, "issues": codes }))
    };
    emails::record_action(conn, id, action, session.at).await?;
    let stored = drafts::list(conn, session.workspace, id).await?;
    let stored = stored.into_iter().find(|draft| draft.version == version);
    Ok(stored.ok_or(Error::NotFound("draft"))?)
}

/// What the fixed rules find; what was asked to be said in the version before counts as known.
async fn judge(conn: Conn<'_>, session: &Session, email: &Email, body: &str) -> Result<Vec<Issue>, Problem> {
    let id = EmailId(email.id);
    let mut reply = reply_context::read(conn, session.workspace, id, Purpose::Reply, session.at).await?;
    let version = drafts::find(conn, id, email.draft_version).await?;
    reply.input.instruction = version.and_then(|version| version.instruction);
    let draft = DraftText {
        body: body.to_owned(),
        ..DraftText::default()
    };
    Ok(rules::check(&draft, &reply.input))
}
