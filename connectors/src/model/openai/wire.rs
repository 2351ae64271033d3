//! What goes over the wire: the request as JSON, and reading answers and refusals tolerantly. An error never quotes
//! the prompt, nor what a provider says about it.

use domain::drafting::prompt::ModelRequest;
use domain::drafting::redact::redact;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Error;
use crate::model::{Price, Usage};

/// The code of a model that could not keep to JSON: the format is understood, another try may do.
pub(super) const FAILED_JSON: &str = "json_validate_failed";

/// How an answer is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Prose, or JSON where the instructions alone ask for it.
    Plain,
    /// Some JSON object.
    Json,
    /// The JSON object of a review.
    Schema,
}

impl Format {
    /// What to ask a service for that refuses this one.
    pub(super) fn simpler(self) -> Option<Self> {
        match self {
            Self::Schema => Some(Self::Json),
            Self::Json => Some(Self::Plain),
            Self::Plain => None,
        }
    }
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    usage: Option<Tokens>,
    model: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    #[serde(default)]
    prompt_tokens: u32,
    #[serde(default)]
    completion_tokens: u32,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

/// A usable answer.
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) model: Option<String>,
    pub(super) usage: Option<Usage>,
}

/// The body of a request.
pub(super) fn request(model: &str, request: &ModelRequest, format: Format) -> Value {
    let mut body = json!({
        "model": model,
        "messages": [
            { "role": "system", "content": redact(&request.system) },
            { "role": "user", "content": request.user },
        ],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
    });
    let wanted = match format {
        Format::Plain => return body,
        Format::Json => json!({ "type": "json_object" }),
        Format::Schema => {
            json!({ "type": "json_schema", "json_schema": { "name": "review", "strict": true, "schema": review_schema() } })
        }
    };
    if let Some(fields) = body.as_object_mut() {
        fields.insert("response_format".to_owned(), wanted);
    }
    body
}

fn review_schema() -> Value {
    let text = json!({ "type": "string" });
    let issue = json!({
        "type": "object",
        "properties": { "quote": text, "fault": text },
        "required": ["quote", "fault"],
        "additionalProperties": false,
    });
    json!({
        "type": "object",
        "properties": { "ok": { "type": "boolean" }, "issues": { "type": "array", "items": issue } },
        "required": ["ok", "issues"],
        "additionalProperties": false,
    })
}

/// Reads an answer; `what` names the service.
pub(super) fn read(body: &[u8], what: &str, price: Option<Price>) -> Result<Answer, Error> {
    let unusable = |why: &str| Error::Retry {
        after: None,
        source: format!("{what} {why}").into(),
    };
    let completion: Completion =
        serde_json::from_slice(body).map_err(|_| unusable("answered what is no completion"))?;
    let Completion { choices, usage, model } = completion;
    let choice = choices
        .into_iter()
        .next()
        .ok_or_else(|| unusable("answered without a choice"))?;
    match choice.finish_reason.as_deref() {
        Some("length") => return Err(unusable("ran out of tokens within its answer")),
        Some("content_filter") => {
            return Err(Error::Refused {
                reason: format!("{what} does not answer such content"),
            });
        }
        _ => {}
    }
    let content = choice.message.content.unwrap_or_default();
    let text = without_thoughts(&content).trim().to_owned();
    if text.is_empty() {
        return Err(unusable("answered nothing"));
    }
    let usage = usage.map(|tokens| Usage::new(tokens.prompt_tokens, tokens.completion_tokens, price));
    Ok(Answer { text, model, usage })
}

/// Drops what a reasoning model thinks aloud before it answers.
fn without_thoughts(content: &str) -> &str {
    let thoughts = content.trim_start().strip_prefix("<think>");
    thoughts.map_or(content, |thoughts| {
        thoughts.split_once("</think>").map_or("", |(_, answer)| answer)
    })
}

/// The provider's code of a refusal, which is all of it that is repeated.
pub(super) fn error_code(body: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let error = body.get("error")?;
    let code = error
        .get("code")
        .and_then(Value::as_str)
        .or_else(|| error.get("type").and_then(Value::as_str))?;
    let is_word = code.len() <= 64
        && code
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    is_word.then(|| code.to_owned())
}
