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
    /// The JSON object that is asked for, held to its schema.
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

/// What became of a request that was answered.
pub(super) enum Read {
    /// A usable answer.
    Whole(Answer),
    /// The answer ended where its tokens did.
    CutOff,
}

/// A usable answer.
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) model: Option<String>,
    pub(super) usage: Option<Usage>,
}

/// How long an answer may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    /// Tokens of the answer itself, at least as many as are asked for.
    pub(super) answer: u32,
    /// Tokens of a reasoning model's thinking; `None` for a model that does not think.
    pub(super) thinking: Option<u32>,
}

impl Lengths {
    /// Twice as long, for an answer that was cut off.
    pub(super) fn raised(self) -> Self {
        Self {
            answer: self.answer.saturating_mul(2),
            thinking: self.thinking.map(|thinking| thinking.saturating_mul(2)),
        }
    }

    /// Answer and thinking together.
    pub(super) fn all(self) -> u32 {
        self.answer.saturating_add(self.thinking.unwrap_or_default())
    }
}

/// The body of a request.
pub(super) fn request(model: &str, request: &ModelRequest, format: Format, lengths: Lengths) -> Value {
    let mut body = json!({
        "model": model,
        "messages": [
            { "role": "system", "content": redact(&request.system) },
            { "role": "user", "content": request.user },
        ],
    });
    let mut add = |name: &str, value: Value| {
        if let Some(fields) = body.as_object_mut() {
            fields.insert(name.to_owned(), value);
        }
    };
    match lengths.thinking {
        // Reasoning models take one limit for both, and no temperature.
        Some(thinking) => add("max_completion_tokens", json!(lengths.answer.saturating_add(thinking))),
        None => {
            add("max_tokens", json!(lengths.answer));
            add("temperature", json!(request.temperature));
        }
    }
    match format {
        Format::Plain => {}
        Format::Json => add("response_format", json!({ "type": "json_object" })),
        Format::Schema => {
            let (name, schema) = (request.answer.name(), request.answer.schema());
            let schema = json!({ "name": name, "strict": true, "schema": schema });
            add(
                "response_format",
                json!({ "type": "json_schema", "json_schema": schema }),
            );
        }
    }
    body
}

/// Reads an answer; `what` names the service.
pub(super) fn read(body: &[u8], what: &str, price: Option<Price>) -> Result<Read, Error> {
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
        Some("length") => return Ok(Read::CutOff),
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
    Ok(Read::Whole(Answer { text, model, usage }))
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
