//! The rule test bench: what would match, and why, before anything is saved.

use axum::extract::State;
use chrono::{DateTime, Utc};
use domain::ids::{EmailId, IntentId};
use domain::intents::{Classification, KeywordMatch, Rule, Verdict, classify};
use domain::text::Utf16Places;
use serde::{Deserialize, Serialize};
use storage::intents::{self, Intent};
use utoipa::ToSchema;

use crate::extract::{Json, words};
use crate::off_thread::off_thread;
use crate::session::Session;
use crate::{ApiState, Problem};

const MOST_EMAILS: u8 = 50;

/// What to try, on what: a pasted text, the last emails, or both.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct TestIntents {
    /// A pasted email.
    text: Option<PastedText>,
    /// How many of the last emails the person may see.
    #[schema(minimum = 1, maximum = 50)]
    last: Option<u8>,
    /// Rules not saved yet: one with an id stands for the saved intent, one without is new.
    #[serde(default)]
    rules: Vec<DraftRule>,
}

/// A pasted email.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PastedText {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    body: String,
}

/// A rule that is tried before it is saved.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DraftRule {
    /// The saved intent it stands for.
    #[schema(value_type = Option<uuid::Uuid>)]
    id: Option<IntentId>,
    name: String,
    #[serde(default, deserialize_with = "words")]
    keywords: Vec<String>,
    priority: i32,
    #[serde(default)]
    is_default: bool,
    /// `false` tries what happens without it.
    #[serde(default = "yes")]
    #[schema(default = true)]
    is_active: bool,
}

fn yes() -> bool {
    true
}

/// What matches each text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TestResults {
    results: Vec<TestResult>,
}

/// What matches one text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TestResult {
    /// The email; null for the pasted text.
    #[schema(value_type = Option<uuid::Uuid>)]
    email_id: Option<EmailId>,
    received_at: Option<DateTime<Utc>>,
    subject: String,
    /// What was read: without quoted history and signature.
    body: String,
    /// Null where nothing matches and there is no default.
    matched: Option<Matched>,
}

/// The chosen intent, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Matched {
    /// Null for a rule that is not saved.
    #[schema(value_type = Option<uuid::Uuid>)]
    intent_id: Option<IntentId>,
    intent_name: String,
    confidence: f64,
    /// Nothing matched and the default stepped in.
    is_fallback: bool,
    /// Another intent matched at least as strongly.
    is_ambiguous: bool,
    keywords: Vec<Keyword>,
    /// The others, strongest first, with the reason why each lost.
    considered: Vec<Lost>,
}

/// A rule that was not chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Lost {
    intent_name: String,
    priority: i32,
    weight: u32,
    keywords: Vec<Keyword>,
    /// `no_match`, `lower_priority`, `less_weight` or `younger`.
    #[schema(value_type = String)]
    verdict: Verdict,
}

/// A keyword that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Keyword {
    keyword: String,
    /// Found in the subject, where it counts twice; otherwise in the body.
    in_subject: bool,
    /// Beginning and end of each place, in UTF-16 units as JavaScript counts them.
    spans: Vec<[usize; 2]>,
}

/// One text to classify.
struct Text {
    email: Option<(EmailId, DateTime<Utc>)>,
    subject: String,
    body: String,
}

/// Test intents
///
/// Classifies a pasted text and the last emails by the saved rules and those not saved yet; changes nothing.
#[utoipa::path(post, path = "/api/intents/test", tag = "intents", request_body = TestIntents,
    responses((status = 200, description = "What matches, and why", body = TestResults)))]
pub(crate) async fn test_intents(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<TestIntents>,
) -> Result<Json<TestResults>, Problem> {
    if request.text.is_none() && request.last.is_none() {
        return Err(Problem::field("text", "or `last` must be given"));
    }
    let connection = state.database.connection().await?;
    let saved = intents::list_active(&connection, session.workspace).await?;
    let (rules, new) = merged(&saved, request.rules, session.at);
    let mut texts = Vec::new();
    if let Some(PastedText { subject, body }) = request.text {
        texts.push(Text {
            email: None,
            subject,
            body,
        });
    }
    if let Some(last) = request.last {
        let limit = i64::from(last.min(MOST_EMAILS));
        for sample in intents::list_samples(&connection, session.workspace, session.user, limit).await? {
            let email = Some((sample.id(), sample.received_at));
            texts.push(Text {
                email,
                subject: sample.subject,
                body: sample.visible_text,
            });
        }
    }
    drop(connection);
    let work = move || texts.into_iter().map(|text| result(text, &rules, &new)).collect();
    let results = off_thread(work).await?;
    Ok(Json(TestResults { results }))
}

/// The saved rules with the drafts over them, and the ids that stand for new ones.
fn merged(saved: &[Intent], drafts: Vec<DraftRule>, now: DateTime<Utc>) -> (Vec<Rule>, Vec<IntentId>) {
    let mut rules: Vec<Rule> = saved.iter().map(Intent::rule).collect();
    let mut new = Vec::new();
    for draft in drafts {
        let replaced = draft
            .id
            .and_then(|id| rules.iter().position(|rule| rule.id == id))
            .map(|at| rules.remove(at));
        if !draft.is_active {
            continue;
        }
        if draft.is_default {
            rules.iter_mut().for_each(|rule| rule.is_default = false);
        }
        let id = draft.id.unwrap_or_else(IntentId::new);
        if draft.id.is_none() {
            new.push(id);
        }
        rules.push(Rule {
            id,
            name: draft.name,
            keywords: draft.keywords,
            priority: draft.priority,
            is_default: draft.is_default,
            created_at: replaced.map_or(now, |rule| rule.created_at),
        });
    }
    (rules, new)
}

fn result(text: Text, rules: &[Rule], new: &[IntentId]) -> TestResult {
    let found = classify(rules, &text.subject, &text.body);
    TestResult {
        email_id: text.email.map(|(id, _)| id),
        received_at: text.email.map(|(_, received_at)| received_at),
        matched: found.map(|found| matched(found, &text, rules, new)),
        subject: text.subject,
        body: text.body,
    }
}

fn matched(found: Classification, text: &Text, rules: &[Rule], new: &[IntentId]) -> Matched {
    let (subject, body) = (Utf16Places::of(&text.subject), Utf16Places::of(&text.body));
    let shown = |found: KeywordMatch| {
        let places = if found.in_subject { &subject } else { &body };
        shown(found, places)
    };
    let keywords = |matches: Vec<KeywordMatch>| matches.into_iter().map(shown).collect();
    let name = rules
        .iter()
        .find(|rule| rule.id == found.intent)
        .map(|rule| rule.name.clone());
    Matched {
        intent_id: Some(found.intent).filter(|id| !new.contains(id)),
        intent_name: name.unwrap_or_default(),
        confidence: found.confidence,
        is_fallback: found.is_fallback,
        is_ambiguous: found.is_ambiguous,
        keywords: keywords(found.matches),
        considered: found
            .considered
            .into_iter()
            .map(|lost| Lost {
                intent_name: lost.name,
                priority: lost.priority,
                weight: lost.weight,
                keywords: keywords(lost.matches),
                verdict: lost.verdict,
            })
            .collect(),
    }
}

fn shown(found: KeywordMatch, places: &Utf16Places<'_>) -> Keyword {
    let units = |byte: usize| places.units(byte).unwrap_or_default();
    let spans = found.spans.into_iter();
    Keyword {
        keyword: found.keyword,
        in_subject: found.in_subject,
        spans: spans.map(|span| [units(span.start), units(span.end)]).collect(),
    }
}
