//! Language models: they write and review drafts, and decide nothing else.
//! A model sees a [`DraftInput`] alone; whatever it answers is judged by the rules of the domain before it is used.

mod fallback;
mod openai;
mod standing;
mod template;
mod usage;

use std::fmt;

use async_trait::async_trait;
use domain::drafting::rules::Issue;
use domain::drafting::{DraftInput, DraftText};

use crate::Error;

pub use fallback::WithFallback;
pub use openai::{OpenAi, OpenAiSettings};
pub use standing::Standing;
pub use template::TemplateDrafter;
pub use usage::{Price, Usage};

/// Writes and reviews drafts.
#[async_trait]
pub trait LanguageModel: Send + Sync {
    /// The name shown beside drafts and in the settings.
    fn name(&self) -> &str;

    /// Writes a draft.
    async fn draft(&self, input: &DraftInput) -> Result<Written, Error>;

    /// Reviews a draft; without issues it objects to nothing.
    async fn judge(&self, draft: &DraftText, input: &DraftInput) -> Result<Reviewed, Error>;

    /// How it is doing, as its last calls in this process went.
    fn standing(&self) -> Standing {
        Standing::Works
    }
}

/// What a model objects to in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// Its objections.
    pub issues: Vec<Issue>,
    /// The model that was asked, as the provider names it; empty where none was.
    pub model: String,
    /// What it cost, where the provider says so.
    pub usage: Option<Usage>,
}

/// A draft as a model wrote it.
#[derive(Clone, PartialEq, Eq)]
pub struct Written {
    /// The draft.
    pub draft: DraftText,
    /// The model that wrote it, as the provider names it.
    pub model: String,
    /// What it cost, where the provider says so.
    pub usage: Option<Usage>,
}

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { draft, model, usage } = self;
        write!(
            f,
            "Written({} bytes by {model}, {} sources, {usage:?})",
            draft.body.len(),
            draft.sources.len()
        )
    }
}
