//! Any service that speaks the chat completions API of `OpenAI`, such as Groq or a model of one's own.
//! Prompts and answers are never logged, and an error never quotes them.

mod gate;
mod limits;
#[cfg(test)]
mod tests;
mod wire;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use domain::drafting::prompt::ModelRequest;
use domain::drafting::{DraftInput, DraftText, answer, prompt};
use rand::Rng;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};

use self::gate::{Failure, Gate};
use self::wire::{Answer, Format, Lengths, Read};
use super::{LanguageModel, Price, Reviewed, Standing, Written};
use crate::clock::{Clock, SystemClock};
use crate::{Error, http};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const ANSWER_BYTES: usize = 1 << 20;
const DELIMITER_LETTERS: usize = 24;
/// Letters of a request that make about one token.
const LETTERS_PER_TOKEN: usize = 4;

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
    /// What its tokens cost, where the operator says so.
    pub price: Option<Price>,
    /// The most tokens that an answer may have.
    pub max_tokens: u32,
    /// The most tokens that a reasoning model may think beside them; `None` for a model that does not think.
    pub reasoning_tokens: Option<u32>,
}

/// A model behind the chat completions API.
#[derive(Clone)]
pub struct OpenAi {
    client: Client,
    endpoint: Url,
    what: String,
    api_key: Option<SecretString>,
    model: String,
    price: Option<Price>,
    lengths: Lengths,
    clock: Arc<dyn Clock>,
    gate: Arc<Gate>,
    /// How many simpler formats the service made this client fall back to.
    simplified: Arc<AtomicU8>,
}

impl OpenAi {
    /// Prepares the client; no call is made.
    pub fn new(settings: OpenAiSettings) -> Result<Self, Error> {
        Self::with_clock(settings, Arc::new(SystemClock))
    }

    /// Prepares the client with a clock of one's own, by which it waits for the service.
    pub fn with_clock(settings: OpenAiSettings, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let OpenAiSettings {
            base_url,
            api_key,
            model,
            timeout,
            price,
            max_tokens,
            reasoning_tokens,
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
            price,
            lengths: Lengths {
                answer: max_tokens,
                thinking: reasoning_tokens,
            },
            clock,
            gate: Arc::default(),
            simplified: Arc::default(),
        })
    }

    /// Asks the service for its list of models, which costs nothing: whether it answers and takes the key.
    pub async fn check(&self) -> Result<(), Error> {
        let mut list = self.endpoint.clone();
        let path = list.path().replace("/chat/completions", "/models");
        list.set_path(&path);
        let call = self.authorised(self.client.get(list));
        let response = call.send().await.map_err(|error| http::unanswered(error, &self.what))?;
        let status = response.status();
        if http::is_passing(status) {
            return Err(http::passing(status, response.headers(), &self.what));
        }
        match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Err(self.refusal(status, &[])),
            // A service may have no such list, and still complete.
            _ => Ok(()),
        }
    }

    /// Asks in the wanted format, or in the simpler one that the service was found to take.
    async fn ask(&self, request: &ModelRequest, wanted: Format) -> Result<Answer, Error> {
        let known = self.simplified.load(Ordering::Relaxed);
        let mut format = (0..known).fold(wanted, |format, _| format.simpler().unwrap_or(format));
        let mut steps = known;
        let mut lengths = self.lengths;
        let mut is_raised = false;
        loop {
            let (status, body) = self.call(request, format, lengths).await?;
            if status.is_success() {
                self.simplified.fetch_max(steps, Ordering::Relaxed);
                match wire::read(&body, &self.what, self.price)? {
                    Read::Whole(answer) => return Ok(answer),
                    Read::CutOff if is_raised => return Err(self.unusable("ran out of tokens within its answer")),
                    Read::CutOff => {
                        is_raised = true;
                        lengths = lengths.raised();
                        continue;
                    }
                }
            }
            let may_be_format = matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY)
                && wire::error_code(&body).as_deref() != Some(wire::FAILED_JSON);
            match format.simpler().filter(|_| may_be_format) {
                Some(simpler) => (format, steps) = (simpler, steps + 1),
                None => return Err(self.refusal(status, &body)),
            }
        }
    }

    /// One request through the gate; anything but an outage is an answer.
    async fn call(
        &self,
        request: &ModelRequest,
        format: Format,
        lengths: Lengths,
    ) -> Result<(StatusCode, Vec<u8>), Error> {
        let letters = request.system.len() + request.user.len();
        let tokens = letters / LETTERS_PER_TOKEN + lengths.all() as usize;
        self.gate.admit(tokens as u64, self.clock.now(), &self.what)?;
        let call = self.client.post(self.endpoint.clone());
        let call = self
            .authorised(call)
            .json(&wire::request(&self.model, request, format, lengths));
        let response = call.send().await.map_err(|error| http::unanswered(error, &self.what));
        let response = response.map_err(|error| self.outage(Failure::Outage, &error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        if http::is_passing(status) {
            let failure = if status == StatusCode::TOO_MANY_REQUESTS {
                Failure::Limited
            } else {
                Failure::Outage
            };
            return Err(self.outage(failure, &http::passing(status, &headers, &self.what)));
        }
        let body = http::body(response, ANSWER_BYTES, &self.what).await;
        let body = body.map_err(|error| self.outage(Failure::Outage, &error))?;
        if matches!(
            status,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
        ) {
            let error = self.refusal(status, &body);
            let why = error.to_string();
            self.gate.failed(Failure::Misconfigured, None, &why, self.clock.now());
            return Err(error);
        }
        self.gate.worked(&headers, self.clock.now());
        Ok((status, body))
    }

    /// Tells the gate, which decides how long to wait.
    fn outage(&self, failure: Failure, error: &Error) -> Error {
        let (asked, why) = match error {
            Error::Retry { after, source } => {
                let why = source.to_string();
                let is_named = why.starts_with(&self.what);
                (
                    *after,
                    if is_named {
                        why
                    } else {
                        format!("{} broke off: {why}", self.what)
                    },
                )
            }
            other => (None, other.to_string()),
        };
        let rest = self.gate.failed(failure, asked, &why, self.clock.now());
        Error::Retry {
            after: Some(rest),
            source: why.into(),
        }
    }

    /// An answer that another try may better.
    fn unusable(&self, why: &str) -> Error {
        Error::Retry {
            after: None,
            source: format!("{} {why}", self.what).into(),
        }
    }

    fn authorised(&self, call: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        match &self.api_key {
            Some(key) => call.bearer_auth(key.expose_secret()),
            None => call,
        }
    }

    /// Names the provider's error code alone, since its message may quote the prompt.
    fn refusal(&self, status: StatusCode, body: &[u8]) -> Error {
        let what = &self.what;
        let code = wire::error_code(body);
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
            _ if code.as_deref() == Some(wire::FAILED_JSON) => Error::Retry {
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
        let Answer { text, model, usage } = self.ask(&prompt::draft(input, &delimiter()), Format::Schema).await?;
        let draft = answer::read_draft(&text, input);
        Ok(Written {
            draft: draft.ok_or_else(|| self.unusable("answered what is no draft"))?,
            model: model.unwrap_or_else(|| self.model.clone()),
            usage,
        })
    }

    async fn judge(&self, draft: &DraftText, input: &DraftInput) -> Result<Reviewed, Error> {
        let Answer { text, model, usage } = self
            .ask(&prompt::review(draft, input, &delimiter()), Format::Schema)
            .await?;
        let issues = answer::read_review(&text, draft);
        Ok(Reviewed {
            issues: issues.ok_or_else(|| self.unusable("answered what is no verdict"))?,
            model: model.unwrap_or_else(|| self.model.clone()),
            usage,
        })
    }

    fn standing(&self) -> Standing {
        self.gate.standing(self.clock.now())
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
