//! What an owner may write into an intent, checked before it is saved; each error names its field.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::keywords::Keyword;

const NAME_LIMIT: usize = 100;
const DESCRIPTION_LIMIT: usize = 1_000;
const PROMPT_LIMIT: usize = 8_000;
const KEYWORD_LIMIT: usize = 60;
const KEYWORDS_LIMIT: usize = 200;
const PRIORITIES: std::ops::RangeInclusive<i32> = 1..=100;

/// An intent as it is written by a person or by the starter set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntentInput {
    /// Shown in lists and in explanations.
    pub name: String,
    /// What mail it is meant for, for people.
    pub description: String,
    /// Whole words and phrases that mean this intent.
    pub keywords: Vec<String>,
    /// From 1 to 100; higher is matched first.
    pub priority: i32,
    /// Whether replies may leave without approval, if the account allows it too.
    pub auto_send: bool,
    /// Whether a short acknowledgement may leave where the reply waits for a person.
    #[serde(default)]
    pub acknowledge: bool,
    /// The least confidence at which a reply may send itself, from 0 to 1.
    pub confidence_threshold: f64,
    /// How the drafter should answer such mail.
    pub ai_prompt: String,
    /// Whether such mail creates or updates a lead.
    pub is_lead: bool,
    /// Whether it is the catch-all of the workspace.
    pub is_default: bool,
    /// Whether it takes part in classification.
    pub is_active: bool,
}

/// What is wrong with one field of an input.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{field} {message}")]
pub struct FieldError {
    /// The field's name as in the API.
    pub field: String,
    /// What it must be, readable after the field's name.
    pub message: String,
}

impl IntentInput {
    /// Tidies the input (trimmed, keywords without blanks and repeats) or says all that is wrong with it.
    pub fn checked(mut self) -> Result<Self, Vec<FieldError>> {
        self.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.description = self.description.trim().to_owned();
        self.ai_prompt = self.ai_prompt.trim().to_owned();
        let mut errors = Vec::new();
        let mut refuse = |field: &str, message: String| {
            errors.push(FieldError {
                field: field.to_owned(),
                message,
            })
        };
        if self.name.is_empty() {
            refuse("name", "must not be empty".to_owned());
        }
        for (field, text, limit) in [
            ("name", &self.name, NAME_LIMIT),
            ("description", &self.description, DESCRIPTION_LIMIT),
            ("ai_prompt", &self.ai_prompt, PROMPT_LIMIT),
        ] {
            if text.chars().count() > limit {
                refuse(field, format!("must have at most {limit} characters"));
            }
        }
        if !PRIORITIES.contains(&self.priority) {
            refuse(
                "priority",
                format!("must be between {} and {}", PRIORITIES.start(), PRIORITIES.end()),
            );
        }
        if !(0.0..=1.0).contains(&self.confidence_threshold) {
            refuse("confidence_threshold", "must be between 0 and 1".to_owned());
        }
        if self.is_default && !self.is_active {
            refuse("is_active", "must stay on for the default intent".to_owned());
        }
        match tidy_keywords(&self.keywords) {
            Ok(keywords) if keywords.is_empty() && !self.is_default => {
                refuse(
                    "keywords",
                    "must name at least one word, since only the default intent matches without".to_owned(),
                );
            }
            Ok(keywords) => self.keywords = keywords,
            Err(message) => refuse("keywords", message),
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }
}

fn tidy_keywords(written: &[String]) -> Result<Vec<String>, String> {
    let mut seen = HashSet::new();
    let mut tidy = Vec::new();
    for keyword in written {
        let keyword = keyword.split_whitespace().collect::<Vec<_>>().join(" ");
        if keyword.is_empty() {
            continue;
        }
        if keyword.chars().count() > KEYWORD_LIMIT {
            return Err(format!("must have at most {KEYWORD_LIMIT} characters each"));
        }
        let Some(folded) = Keyword::read(&keyword) else {
            return Err(format!("must contain letters or digits, and \"{keyword}\" has none"));
        };
        if seen.insert(folded) {
            tidy.push(keyword);
        }
    }
    if tidy.len() > KEYWORDS_LIMIT {
        return Err(format!("must be at most {KEYWORDS_LIMIT}"));
    }
    Ok(tidy)
}

#[cfg(test)]
mod tests {
    use super::super::defaults;
    use super::*;

    fn valid() -> IntentInput {
        defaults()
            .into_iter()
            .find(|intent| !intent.is_default)
            .expect("a starter intent")
    }

    fn fields(input: IntentInput) -> Vec<String> {
        let errors = input.checked().expect_err("a refusal");
        errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn each_error_names_its_field() {
        assert_eq!(
            fields(IntentInput {
                name: "  ".to_owned(),
                ..valid()
            }),
            ["name"]
        );
        assert_eq!(
            fields(IntentInput {
                name: "x".repeat(101),
                ..valid()
            }),
            ["name"]
        );
        assert_eq!(
            fields(IntentInput {
                keywords: vec![],
                ..valid()
            }),
            ["keywords"]
        );
        assert_eq!(
            fields(IntentInput {
                keywords: vec!["?!".to_owned()],
                ..valid()
            }),
            ["keywords"]
        );
        assert_eq!(
            fields(IntentInput {
                keywords: vec!["x".repeat(61)],
                ..valid()
            }),
            ["keywords"]
        );
        assert_eq!(fields(IntentInput { priority: 0, ..valid() }), ["priority"]);
        assert_eq!(
            fields(IntentInput {
                confidence_threshold: 1.5,
                ..valid()
            }),
            ["confidence_threshold"]
        );
        assert_eq!(
            fields(IntentInput {
                confidence_threshold: f64::NAN,
                ..valid()
            }),
            ["confidence_threshold"]
        );
        assert_eq!(
            fields(IntentInput {
                is_default: true,
                is_active: false,
                ..valid()
            }),
            ["is_active"]
        );
    }

    #[test]
    fn all_errors_are_told_at_once() {
        let input = IntentInput {
            name: String::new(),
            priority: 101,
            confidence_threshold: -0.1,
            ..valid()
        };

        assert_eq!(fields(input), ["name", "priority", "confidence_threshold"]);
    }

    #[test]
    fn an_error_reads_as_a_sentence() {
        let errors = IntentInput {
            priority: 101,
            ..valid()
        }
        .checked()
        .expect_err("a refusal");

        assert_eq!(errors[0].to_string(), "priority must be between 1 and 100");
    }

    #[test]
    fn names_and_keywords_are_tidied() {
        let keywords = [" Book  a call ", "book a CALL", "", "démo", "demo"]
            .map(str::to_owned)
            .to_vec();
        let input = IntentInput {
            name: "  Demo\tRequest ".to_owned(),
            keywords,
            ..valid()
        };

        let tidy = input.checked().expect("valid");

        assert_eq!(tidy.name, "Demo Request");
        assert_eq!(tidy.keywords, ["Book a call", "démo"]);
    }
}
