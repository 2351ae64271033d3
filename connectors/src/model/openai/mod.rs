//! Any service that speaks the chat completions API of `OpenAI`, such as Groq or a model of one's own.
//! Prompts and answers are never logged, and an error never quotes them.

#[cfg(test)]
mod tests;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use domain::drafting::prompt::ModelRequest;
use domain::drafting::redact::redact;
use domain::drafting::rules::Issue;
use domain::drafting::{DraftInput, DraftText, answer, prompt};
use rand::Rng;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{LanguageModel, Usage, Written};
use crate::{Error, http};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const ANSWER_BYTES: usize = 1 << 20;
const DELIMITER_LETTERS: usize = 24;

/// How to reach the model.
#[derive(Clone, Debug)]
pub struct OpenAiSettings {
    /// The address before `/chat/completions`, such as `https://api.groq.com/openai/v1`.
    pub base_url: String,
    /// The key, which a model of one's own may not need.
    pub api_key: Option<SecretString>,
    /// The model's name at the provider.
    pub model: String,
    /// The most that one call may take.
    pub timeout: Duration,
}

/// A model behind the chat completions API.
#[derive(Clone)]
pub struct OpenAi {
    client: Client,
    endpoint: Url,
    what: String,
    api_key: Option<SecretString>,
    model: String,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
    usage: Option<Usage>,
    model: Option<String>,
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

struct Answer {
    text: String,
    model: Option<String>,
    usage: Option<Usage>,
}

impl OpenAi {
    /// Prepares the client; no call is made.
    pub fn new(settings: OpenAiSettings) -> Result<Self, Error> {
        let OpenAiSettings {
            base_url,
            api_key,
            model,
            timeout,
        } = settings;
        let endpoint = endpoint(&base_url)?;
        let client = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(timeout)
            .redirect(Policy::none())
            .build()
            .map_err(|error| Error::Invalid {
                what: format!("the client of the language model cannot be made: {error}"),
            })?;
        let what = format!("the language model at {}", endpoint.host_str().unwrap_or_default());
        let api_key = api_key.filter(|key| !key.expose_secret().is_empty());
        Ok(Self {
            client,
            endpoint,
            what,
            api_key,
            model,
        })
    }

    async fn ask(&self, request: &ModelRequest, wants_json: bool) -> Result<Answer, Error> {
        let mut call = self
            .client
            .post(self.endpoint.clone())
            .json(&self.body(request, wants_json));
        if let Some(key) = &self.api_key {
            call = call.bearer_auth(key.expose_secret());
        }
        let response = call.send().await.map_err(|error| http::unanswered(error, &self.what))?;
        let (status, headers) = (response.status(), response.headers().clone());
        if http::is_passing(status) {
            return Err(http::passing(status, &headers, &self.what));
        }
        let body = http::body(response, ANSWER_BYTES, &self.what).await?;
        if status.is_success() {
            self.read(&body)
        } else {
            Err(self.refusal(status, &body))
        }
    }

    fn body(&self, request: &ModelRequest, wants_json: bool) -> Value {
        let mut body = json!({
            "model": self.model,
            "messages": [
                { "role": "system", "content": redact(&request.system) },
                { "role": "user", "content": request.user },
            ],
            "max_tokens": request.max_tokens,
            "temperature": request.temperature,
        });
        if wants_json && let Some(fields) = body.as_object_mut() {
            fields.insert("response_format".to_owned(), json!({ "type": "json_object" }));
        }
        body
    }

    fn read(&self, body: &[u8]) -> Result<Answer, Error> {
        let unusable = |why: &str| Error::Retry {
            after: None,
            source: format!("{} {why}", self.what).into(),
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
                    reason: format!("{} does not answer such content", self.what),
                });
            }
            _ => {}
        }
        let content = choice.message.content.unwrap_or_default();
        let text = without_thoughts(&content).trim().to_owned();
        if text.is_empty() {
            return Err(unusable("answered nothing"));
        }
        Ok(Answer { text, model, usage })
    }

    /// Names the provider's error code alone, since its message may quote the prompt.
    fn refusal(&self, status: StatusCode, body: &[u8]) -> Error {
        let what = &self.what;
        let code = error_code(body);
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Error::ReconnectNeeded {
                reason: format!("{what} refuses the key, set a valid LLM_API_KEY"),
            },
            StatusCode::NOT_FOUND => Error::Invalid {
                what: format!(
                    "{what} does not know `{}`, check LLM_MODEL and LLM_BASE_URL",
                    self.model
                ),
            },
            _ if code.as_deref() == Some("json_validate_failed") => Error::Retry {
                after: None,
                source: format!("{what} failed to write JSON").into(),
            },
            _ => Error::Refused {
                reason: format!("{what} answered {status} ({})", code.as_deref().unwrap_or("no code")),
            },
        }
    }
}

#[async_trait]
impl LanguageModel for OpenAi {
    fn name(&self) -> &str {
        &self.model
    }

    async fn draft(&self, input: &DraftInput) -> Result<Written, Error> {
        let Answer { text, model, usage } = self.ask(&prompt::draft(input, &delimiter()), false).await?;
        let DraftText { body, citations } = answer::read_draft(&text, input);
        Ok(Written {
            body,
            citations,
            model: model.unwrap_or_else(|| self.model.clone()),
            usage,
        })
    }

    async fn judge(&self, draft: &DraftText, input: &DraftInput) -> Result<Vec<Issue>, Error> {
        let answer = self.ask(&prompt::review(draft, input, &delimiter()), true).await?;
        Ok(answer::read_review(&answer.text))
    }
}

impl fmt::Debug for OpenAi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpenAi({}, {})", self.model, self.what)
    }
}

fn endpoint(base_url: &str) -> Result<Url, Error> {
    let url = Url::parse(&format!("{}/chat/completions", base_url.trim().trim_end_matches('/'))).ok();
    url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or_else(|| Error::Invalid {
            what: format!("LLM_BASE_URL `{base_url}` is no web address, give one like https://api.groq.com/openai/v1"),
        })
}

/// Letters alone, so that no reader takes the mark for a number or a key.
fn delimiter() -> String {
    let mut random = rand::rng();
    (0..DELIMITER_LETTERS)
        .map(|_| char::from(random.random_range(b'a'..=b'z')))
        .collect()
}

/// Drops what a reasoning model thinks aloud before it answers.
fn without_thoughts(content: &str) -> &str {
    let thoughts = content.trim_start().strip_prefix("<think>");
    thoughts.map_or(content, |thoughts| {
        thoughts.split_once("</think>").map_or("", |(_, answer)| answer)
    })
}

fn error_code(body: &[u8]) -> Option<String> {
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
