//! Classification: which intent an email has, how sure that is, and why the other intents lost.
//! The highest priority with a match wins; ties go to the greater weight, then to the older rule.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::folding::letters;
use super::keywords::Keyword;
use crate::ids::IntentId;

const SUBJECT_WEIGHT: u32 = 2;
const BODY_WEIGHT: u32 = 1;
const FALLBACK_CONFIDENCE: f64 = 0.5;

/// What classification needs of an active intent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The intent that the rule stands for.
    pub id: IntentId,
    /// Its name, for the explanation.
    pub name: String,
    /// Words and phrases as the owner wrote them.
    pub keywords: Vec<String>,
    /// Higher is matched first.
    pub priority: i32,
    /// Whether it is the catch-all for mail that matches nothing.
    pub is_default: bool,
    /// Its age settles a tie: the older wins.
    pub created_at: DateTime<Utc>,
}

/// The intent chosen for an email, with the whole explanation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classification {
    /// The chosen intent.
    pub intent: IntentId,
    /// Between 0 and 1: 1 − 0.5^(weight + 1), or 0.5 for the fallback.
    pub confidence: f64,
    /// Whether nothing matched and the default intent stepped in.
    pub is_fallback: bool,
    /// Whether another intent matched with at least the same weight, so that a second opinion is worth its price.
    pub is_ambiguous: bool,
    /// The keywords of the chosen intent that were found.
    pub matches: Vec<KeywordMatch>,
    /// The other rules, strongest first, with the reason why each lost.
    pub considered: Vec<Considered>,
}

/// One keyword and the places of its best part of the mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeywordMatch {
    /// The keyword as the owner wrote it.
    pub keyword: String,
    /// Whether the spans are of the subject; otherwise of the body.
    pub in_subject: bool,
    /// Byte ranges, in order.
    pub spans: Vec<Range<usize>>,
}

/// A rule that was not chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Considered {
    /// The intent.
    pub intent: IntentId,
    /// Its name.
    pub name: String,
    /// Its priority.
    pub priority: i32,
    /// The sum of its matches.
    pub weight: u32,
    /// What matched.
    pub matches: Vec<KeywordMatch>,
    /// Why it lost.
    pub verdict: Verdict,
}

/// Why a rule lost against the chosen one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// None of its keywords stands in the mail.
    NoMatch,
    /// The chosen intent has a higher priority.
    LowerPriority,
    /// Same priority, and its keywords weigh less.
    LessWeight,
    /// Same priority and weight, and the chosen intent is older.
    Younger,
}

struct Scored<'a> {
    rule: &'a Rule,
    weight: u32,
    matches: Vec<KeywordMatch>,
}

/// Chooses the intent of an email; `None` only where nothing matches and no rule is the default.
///
/// A distinct keyword counts once, by its best place: 2 in the subject, else 1 in the body.
pub fn classify(rules: &[Rule], subject: &str, visible_text: &str) -> Option<Classification> {
    let mut scored = score(rules, subject, visible_text);
    scored.sort_by_key(|entry| {
        let Scored { rule, weight, .. } = entry;
        (
            *weight == 0,
            Reverse(rule.priority),
            Reverse(*weight),
            rule.created_at,
            rule.id,
        )
    });
    let is_fallback = scored.first().is_none_or(|best| best.weight == 0);
    let winner_at = if is_fallback {
        scored.iter().position(|entry| entry.rule.is_default)?
    } else {
        0
    };
    let winner = scored.remove(winner_at);
    let is_ambiguous = !is_fallback && scored.iter().any(|other| other.weight >= winner.weight);
    let considered = scored.into_iter().map(|other| explain(other, &winner)).collect();
    Some(Classification {
        intent: winner.rule.id,
        confidence: if is_fallback {
            FALLBACK_CONFIDENCE
        } else {
            confidence(winner.weight)
        },
        is_fallback,
        is_ambiguous,
        matches: winner.matches,
        considered,
    })
}

fn score<'a>(rules: &'a [Rule], subject: &str, visible_text: &str) -> Vec<Scored<'a>> {
    let subject = letters(subject);
    let body = letters(visible_text);
    let matches_of = |rule: &Rule| {
        let mut seen = HashSet::new();
        rule.keywords
            .iter()
            .filter_map(|written| Some((written, Keyword::read(written)?)))
            .filter(|(_, keyword)| seen.insert(keyword.clone()))
            .filter_map(|(written, keyword)| {
                let in_subject = keyword.find_in(&subject);
                let (in_subject, spans) = if in_subject.is_empty() {
                    (false, keyword.find_in(&body))
                } else {
                    (true, in_subject)
                };
                (!spans.is_empty()).then(|| KeywordMatch {
                    keyword: written.clone(),
                    in_subject,
                    spans,
                })
            })
            .collect::<Vec<_>>()
    };
    let weigh = |found: &KeywordMatch| if found.in_subject { SUBJECT_WEIGHT } else { BODY_WEIGHT };
    rules
        .iter()
        .map(|rule| {
            let matches = matches_of(rule);
            Scored {
                rule,
                weight: matches.iter().map(weigh).sum(),
                matches,
            }
        })
        .collect()
}

fn explain(other: Scored<'_>, winner: &Scored<'_>) -> Considered {
    let verdict = match &other {
        Scored { weight: 0, .. } => Verdict::NoMatch,
        Scored { rule, .. } if rule.priority < winner.rule.priority => Verdict::LowerPriority,
        Scored { weight, .. } if *weight < winner.weight => Verdict::LessWeight,
        Scored { .. } => Verdict::Younger,
    };
    Considered {
        intent: other.rule.id,
        name: other.rule.name.clone(),
        priority: other.rule.priority,
        weight: other.weight,
        matches: other.matches,
        verdict,
    }
}

fn confidence(weight: u32) -> f64 {
    1.0 - 0.5_f64.powi(i32::try_from(weight).unwrap_or(i32::MAX - 1).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn rule(number: u128, keywords: &[&str], priority: i32) -> Rule {
        Rule {
            id: IntentId(Uuid::from_u128(number)),
            name: format!("intent {number}"),
            keywords: keywords.iter().map(ToString::to_string).collect(),
            priority,
            is_default: false,
            created_at: DateTime::from_timestamp(i64::try_from(number).expect("small"), 0).expect("a time"),
        }
    }

    fn default_rule(number: u128) -> Rule {
        Rule {
            is_default: true,
            ..rule(number, &[], 1)
        }
    }

    fn chosen(rules: &[Rule], subject: &str, body: &str) -> u128 {
        classify(rules, subject, body).expect("an intent").intent.0.as_u128()
    }

    #[test]
    fn the_highest_priority_with_a_match_wins_over_more_weight() {
        let rules = [
            rule(1, &["help", "broken", "error"], 8),
            rule(2, &["meeting"], 10),
            default_rule(3),
        ];

        let result = classify(&rules, "Help, error", "it is broken. A meeting?").expect("an intent");

        assert_eq!(result.intent, rules[1].id);
        assert_eq!(result.considered[0].verdict, Verdict::LowerPriority);
        assert_eq!(result.considered[1].verdict, Verdict::NoMatch);
        assert!(result.is_ambiguous, "the loser weighs more");
    }

    #[test]
    fn ties_go_to_weight_then_to_age() {
        let rules = [rule(5, &["demo"], 8), rule(2, &["help"], 8), rule(9, &["error"], 8)];

        assert_eq!(chosen(&rules, "demo", "help error"), 5);
        assert_eq!(chosen(&rules, "", "demo help error"), 2);
        let result = classify(&rules, "", "demo help").expect("an intent");
        assert_eq!(result.considered[0].verdict, Verdict::Younger);
        assert!(result.is_ambiguous);
    }

    #[test]
    fn confidence_follows_the_weight_of_distinct_keywords() {
        let rules = [rule(1, &["demo", "Demo", "trial"], 8), default_rule(2)];
        for (subject, body, expected) in [
            ("", "demo, demo and DEMO", 0.75),
            ("Demo", "", 0.875),
            ("Demo", "a demo please", 0.875),
            ("Demo", "a trial", 0.9375),
            ("Demo trial", "", 0.96875),
            ("Hello", "nothing here", 0.5),
        ] {
            let result = classify(&rules, subject, body).expect("an intent");
            assert!(
                (result.confidence - expected).abs() < 1e-12,
                "{subject} / {body}: {}",
                result.confidence
            );
        }
    }

    #[test]
    fn the_default_intent_catches_what_matches_nothing() {
        let rules = [rule(1, &["demo"], 8), default_rule(2)];

        let result = classify(&rules, "Hello", "How are you?").expect("an intent");

        assert_eq!(result.intent, rules[1].id);
        assert!(result.is_fallback && !result.is_ambiguous && result.matches.is_empty());
        assert_eq!(classify(&rules[..1], "Hello", ""), None);
        assert_eq!(classify(&[], "", ""), None);
    }

    #[test]
    fn matches_are_shown_at_their_words() {
        let rules = [rule(1, &["book a call"], 8)];
        let body = "Könnten wir «Book\na CALL» sagen?";

        let result = classify(&rules, "Frage", body).expect("an intent");

        let found = &result.matches[0];
        assert_eq!((found.keyword.as_str(), found.in_subject), ("book a call", false));
        assert_eq!(&body[found.spans[0].clone()], "Book\na CALL");
    }

    proptest! {
        #[test]
        fn any_mail_gets_an_intent_and_honest_numbers(
            subject in "\\PC{0,40}", body in "\\PC{0,200}", keywords in prop::collection::vec("\\PC{0,6}", 0..8),
        ) {
            let words: Vec<&str> = keywords.iter().map(String::as_str).collect();
            let result = classify(&[rule(1, &words, 5), default_rule(2)], &subject, &body).expect("an intent");

            prop_assert!((0.5..=1.0).contains(&result.confidence));
            for found in &result.matches {
                let place = if found.in_subject { &subject } else { &body };
                prop_assert!(found.spans.iter().all(|span| place.get(span.clone()).is_some()));
            }
        }
    }
}
