//! The JSON that a model is asked for, as schemas that services hold it to.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::drafting::person::PersonRule;

/// The word for mail that needs no person.
const NOBODY: &str = "none";

/// The word for a meeting that is as code found it.
const AS_TOLD: &str = "as told";
/// The word for mail that proposes no meeting, whatever code found.
pub(super) const NO_MEETING: &str = "none";

/// What a model is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// A reply with what it answers.
    Draft,
    /// A verdict on a draft.
    Review,
}

impl AnswerKind {
    /// The name of the schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
        }
    }

    /// The schema; every field is required, as services ask that hold a model to it strictly.
    #[must_use]
    pub fn schema(self) -> Value {
        let text = json!({ "type": "string" });
        match self {
            Self::Draft => {
                let source = object(&json!({ "entry": { "type": "integer" }, "passage": text }));
                let answered = object(&json!({ "question": text, "passage": text }));
                let rules = PersonRule::ALL.iter().filter(|rule| **rule != PersonRule::OptOut);
                let rules: Vec<&str> = [NOBODY].into_iter().chain(rules.map(|rule| rule.as_str())).collect();
                object(&json!({
                    "reply": text,
                    "sources": { "type": "array", "items": source },
                    "answered": { "type": "array", "items": answered },
                    "unanswered": { "type": "array", "items": text },
                    "needs_person": { "type": "string", "enum": rules },
                    "meeting": { "type": "string", "enum": [AS_TOLD, NO_MEETING] },
                }))
            }
            Self::Review => {
                let issue = object(&json!({ "quote": text, "fault": text }));
                object(&json!({ "approved": { "type": "boolean" }, "issues": { "type": "array", "items": issue } }))
            }
        }
    }
}

fn object(properties: &Value) -> Value {
    let names: Vec<&String> = properties
        .as_object()
        .into_iter()
        .flat_map(|fields| fields.keys())
        .collect();
    json!({ "type": "object", "properties": properties, "required": names, "additionalProperties": false })
}
