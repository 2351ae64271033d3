//! Why an email was understood and answered as it was: words, sources, issues, and the steps of its run.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::drafting::source::closest_passage;
use domain::ids::{DraftId, EmailId, RunId};
use serde::Serialize;
use storage::emails::{Email, EmailRun};
use storage::runs::view::{StepView, list_steps};
use storage::{Conn, drafts, emails};
use utoipa::ToSchema;
use uuid::Uuid;

use super::find;
use super::reasons::{ConsideredView, Explanation, IssueView, MatchView};
use crate::extract::{Json, Path};
use crate::jobs::views::{Timing, outermost, timed};
use crate::session::Session;
use crate::{ApiState, Problem};

/// Why an email was understood and answered as it was.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Why {
    intent_name: Option<String>,
    /// 0 to 1.
    confidence: Option<f64>,
    /// Nothing matched, and the default intent stepped in.
    is_fallback: bool,
    /// Words of the mail that called for the intent.
    matches: Vec<MatchView>,
    /// The other intents, strongest first.
    considered: Vec<ConsideredView>,
    /// Knowledge entries that the current draft rests on.
    citations: Vec<CitedPassage>,
    /// What validation found in the current draft.
    issues: Vec<IssueView>,
    draft_validated: bool,
    /// The work on it.
    run: Option<WhyRun>,
}

/// A knowledge entry that a draft rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CitedPassage {
    knowledge_id: Uuid,
    title: String,
    /// The part of the entry that is closest to the draft.
    passage: String,
}

/// The run that works, or worked, on an email.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhyRun {
    id: Uuid,
    generation: i32,
    state: String,
    /// What ends its waiting.
    waiting_for: Option<String>,
    /// When it goes on by itself.
    wake_at: Option<DateTime<Utc>>,
    /// Outermost cause of its last failure.
    error: Option<String>,
    /// Finished steps, in order.
    steps: Vec<WhyStep>,
}

/// A finished step.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhyStep {
    name: String,
    /// Which call of that name, from 1.
    n: i32,
    /// Attempts it took.
    attempts: i16,
    started_at: DateTime<Utc>,
    finished_at: DateTime<Utc>,
    duration_ms: i64,
    /// Time since the step before.
    rested_ms: i64,
}

/// Why
///
/// Everything behind the status, intent and draft of an email, for those who see it.
#[utoipa::path(get, path = "/api/emails/{id}/why", tag = "emails", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The reasons", body = Why)))]
pub(crate) async fn get_email_why(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<EmailId>,
) -> Result<Json<Why>, Problem> {
    let connection = state.database.connection().await?;
    let email = find(&connection, &session, id).await?;
    let citations = read_citations(&connection, &session, &email).await?;
    let run = match emails::find_run(&connection, session.workspace, id).await? {
        Some(run) => Some(WhyRun::of(list_steps(&connection, RunId(run.id)).await?, run)),
        None => None,
    };
    Ok(Json(Why::of(email, citations, run)))
}

async fn read_citations(conn: Conn<'_>, session: &Session, email: &Email) -> Result<Vec<CitedPassage>, Problem> {
    let versions = drafts::list(conn, session.workspace, email.id.into()).await?;
    let Some(draft) = versions.into_iter().find(|draft| draft.version == email.draft_version) else {
        return Ok(Vec::new());
    };
    let cited = drafts::list_cited_contents(conn, session.workspace, DraftId(draft.id)).await?;
    let passage = |(knowledge_id, title, content): (Uuid, String, String)| CitedPassage {
        knowledge_id,
        title,
        passage: closest_passage(&content, &draft.body),
    };
    Ok(cited.into_iter().map(passage).collect())
}

impl Why {
    fn of(email: Email, citations: Vec<CitedPassage>, run: Option<WhyRun>) -> Self {
        let Explanation {
            is_fallback,
            matches,
            considered,
        } = Explanation::of(&email).unwrap_or_default();
        let draft = email.draft_content.unwrap_or_default();
        Self {
            intent_name: email.intent_name,
            confidence: email.intent_confidence,
            is_fallback,
            matches,
            considered,
            citations,
            issues: IssueView::list(email.validation_issues, &draft),
            draft_validated: email.draft_validated,
            run,
        }
    }
}

impl WhyRun {
    fn of(steps: Vec<StepView>, run: EmailRun) -> Self {
        let view = |(step, timing): (StepView, Timing)| WhyStep {
            name: step.name,
            n: step.n,
            attempts: step.attempts,
            started_at: step.started_at,
            finished_at: step.finished_at,
            duration_ms: timing.duration_ms,
            rested_ms: timing.rested_ms,
        };
        Self {
            id: run.id,
            generation: run.generation,
            state: run.state,
            waiting_for: run.waiting_for,
            wake_at: run.wake_at,
            error: run.error.as_ref().map(outermost),
            steps: timed(run.created_at, steps).map(view).collect(),
        }
    }
}
