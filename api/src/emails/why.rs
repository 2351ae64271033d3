//! Why an email was understood and answered as it was: words, sources, issues, and the steps of its run.

use std::ops::Range;

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::drafting::source::closest_passage;
use domain::drafting::{Issue, IssueCode};
use domain::ids::{DraftId, EmailId, RunId};
use domain::intents::{Classification, Considered, KeywordMatch, Verdict};
use serde::Serialize;
use storage::emails::{Email, EmailRun};
use storage::runs::view::{StepView, list_steps};
use storage::{Conn, drafts, emails};
use utoipa::ToSchema;
use uuid::Uuid;

use super::find;
use crate::extract::{Json, Path};
use crate::jobs::views::{milliseconds, outermost};
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

/// Words of a text.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Place {
    /// In UTF-16 units, as scripts count.
    start: usize,
    /// In UTF-16 units, as scripts count.
    end: usize,
    words: String,
}

impl Place {
    /// `None` where the text is not the one that was read then.
    fn of(text: &str, span: &Range<usize>) -> Option<Self> {
        let (before, words) = (text.get(..span.start)?, text.get(span.clone())?);
        let start = before.encode_utf16().count();
        Some(Self {
            start,
            end: start + words.encode_utf16().count(),
            words: words.to_owned(),
        })
    }
}

/// A keyword that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WhyMatch)]
pub(crate) struct MatchView {
    keyword: String,
    /// Whether the places are in the subject; otherwise in `visible_text`.
    in_subject: bool,
    places: Vec<Place>,
}

/// An intent that was not chosen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WhyConsidered)]
pub(crate) struct ConsideredView {
    intent_id: Uuid,
    name: String,
    priority: i32,
    /// 2 for each keyword in the subject, 1 for each in the body.
    weight: u32,
    /// Its keywords that were found.
    keywords: Vec<String>,
    #[schema(value_type = String)]
    verdict: Verdict,
}

/// A knowledge entry that a draft rests on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CitedPassage {
    knowledge_id: Uuid,
    title: String,
    /// The part of the entry that is closest to the draft.
    passage: String,
}

/// A fault of a draft.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WhyIssue)]
pub(crate) struct IssueView {
    #[schema(value_type = String)]
    code: IssueCode,
    message: String,
    /// The words at fault, in `draft_content`; null where the whole draft is meant.
    place: Option<Place>,
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
        let explanation = email.intent_explanation.unwrap_or_default();
        let classification: Option<Classification> = serde_json::from_value(explanation).ok();
        let (is_fallback, matches, considered) = match classification {
            Some(found) => (found.is_fallback, found.matches, found.considered),
            None => (false, Vec::new(), Vec::new()),
        };
        let issues: Vec<Issue> = serde_json::from_value(email.validation_issues).unwrap_or_default();
        let draft = email.draft_content.unwrap_or_default();
        let place = |found: KeywordMatch| {
            let text = if found.in_subject {
                &email.subject
            } else {
                &email.visible_text
            };
            MatchView {
                places: found.spans.iter().filter_map(|span| Place::of(text, span)).collect(),
                keyword: found.keyword,
                in_subject: found.in_subject,
            }
        };
        Self {
            intent_name: email.intent_name,
            confidence: email.intent_confidence,
            is_fallback,
            matches: matches.into_iter().map(place).collect(),
            considered: considered.into_iter().map(ConsideredView::from).collect(),
            citations,
            issues: issues.into_iter().map(|issue| IssueView::of(issue, &draft)).collect(),
            draft_validated: email.draft_validated,
            run,
        }
    }
}

impl From<Considered> for ConsideredView {
    fn from(considered: Considered) -> Self {
        Self {
            intent_id: considered.intent.0,
            name: considered.name,
            priority: considered.priority,
            weight: considered.weight,
            keywords: considered.matches.into_iter().map(|found| found.keyword).collect(),
            verdict: considered.verdict,
        }
    }
}

impl IssueView {
    fn of(issue: Issue, draft: &str) -> Self {
        Self {
            place: issue.span.as_ref().and_then(|span| Place::of(draft, span)),
            code: issue.code,
            message: issue.message,
        }
    }
}

impl WhyRun {
    fn of(steps: Vec<StepView>, run: EmailRun) -> Self {
        let mut before = run.created_at;
        let step = |step: StepView| {
            let rested = step.started_at - std::mem::replace(&mut before, step.finished_at);
            WhyStep {
                name: step.name,
                n: step.n,
                attempts: step.attempts,
                started_at: step.started_at,
                finished_at: step.finished_at,
                duration_ms: milliseconds(step.finished_at - step.started_at),
                rested_ms: milliseconds(rested),
            }
        };
        Self {
            id: run.id,
            generation: run.generation,
            state: run.state,
            waiting_for: run.waiting_for,
            wake_at: run.wake_at,
            error: run.error.as_ref().map(outermost),
            steps: steps.into_iter().map(step).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_scripts_count() {
        let text = "😀 für Preise";

        let place = Place::of(text, &(10..16)).unwrap();

        assert_eq!(place.words, "Preise");
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[place.start..place.end]).unwrap(), "Preise");
        assert_eq!(Place::of(text, &(1..4)), None, "inside a letter");
        assert_eq!(Place::of(text, &(10..99)), None);
    }
}
