//! Reasons as people read them: words that called for an intent, intents that lost, faults of a draft.

use std::ops::Range;

use domain::drafting::{Issue, IssueCode};
use domain::intents::{Classification, Considered, KeywordMatch, Verdict};
use domain::text::Utf16Places;
use serde::Serialize;
use serde_json::Value;
use storage::emails::Email;
use utoipa::ToSchema;
use uuid::Uuid;

/// Which words matched, and why other intents lost.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Explanation {
    /// Nothing matched, and the default intent stepped in.
    pub(super) is_fallback: bool,
    /// Words of the mail that called for the intent.
    pub(super) matches: Vec<MatchView>,
    /// The other intents, strongest first.
    pub(super) considered: Vec<ConsideredView>,
}

impl Explanation {
    /// `None` where no intent was chosen.
    pub(super) fn of(email: &Email) -> Option<Self> {
        let stored = email.intent_explanation.clone()?;
        let found: Classification = serde_json::from_value(stored).ok()?;
        let (subject, text) = (Utf16Places::of(&email.subject), Utf16Places::of(&email.visible_text));
        let view = |found: &KeywordMatch| MatchView::of(found, if found.in_subject { &subject } else { &text });
        Some(Self {
            is_fallback: found.is_fallback,
            matches: found.matches.iter().map(view).collect(),
            considered: found.considered.into_iter().map(ConsideredView::from).collect(),
        })
    }
}

impl Explanation {
    /// The keywords that were found, each once.
    pub(super) fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for found in &self.matches {
            if !words.contains(&found.keyword) {
                words.push(found.keyword.clone());
            }
        }
        words
    }
}

/// Words of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Place {
    /// In UTF-16 units, as scripts count.
    start: usize,
    /// In UTF-16 units, as scripts count.
    end: usize,
    words: String,
}

impl Place {
    /// `None` where the text is not the one that was read then.
    fn of(places: &Utf16Places<'_>, span: &Range<usize>) -> Option<Self> {
        Some(Self {
            words: places.text().get(span.clone())?.to_owned(),
            start: places.units(span.start)?,
            end: places.units(span.end)?,
        })
    }
}

/// A keyword that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeywordMatch)]
pub(crate) struct MatchView {
    keyword: String,
    /// Whether the places are in the subject; otherwise in `visible_text`.
    in_subject: bool,
    places: Vec<Place>,
}

impl MatchView {
    fn of(found: &KeywordMatch, text: &Utf16Places<'_>) -> Self {
        Self {
            keyword: found.keyword.clone(),
            in_subject: found.in_subject,
            places: found.spans.iter().filter_map(|span| Place::of(text, span)).collect(),
        }
    }
}

/// An intent that was not chosen.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConsideredIntent)]
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

/// A fault of a draft.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DraftIssue)]
pub(crate) struct IssueView {
    #[schema(value_type = String)]
    code: IssueCode,
    message: String,
    /// The words at fault, in the draft; null where the whole draft is meant.
    place: Option<Place>,
}

impl IssueView {
    /// What was found in a draft, as it is stored.
    pub(super) fn list(stored: Value, draft: &str) -> Vec<Self> {
        let issues: Vec<Issue> = serde_json::from_value(stored).unwrap_or_default();
        let draft = Utf16Places::of(draft);
        let view = |issue: Issue| Self {
            place: issue.span.as_ref().and_then(|span| Place::of(&draft, span)),
            code: issue.code,
            message: issue.message,
        };
        issues.into_iter().map(view).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_scripts_count() {
        let text = "😀 für Preise";
        let places = Utf16Places::of(text);

        let place = Place::of(&places, &(10..16)).unwrap();

        assert_eq!(place.words, "Preise");
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(String::from_utf16(&units[place.start..place.end]).unwrap(), "Preise");
        assert_eq!(Place::of(&places, &(1..4)), None, "inside a letter");
        assert_eq!(Place::of(&places, &(10..99)), None);
    }
}
