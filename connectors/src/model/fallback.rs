//! A model with the template drafter behind it: a plain draft instead of waiting for a model that is down.
//! Such a draft names the template drafter as its author.

use std::sync::Arc;

use async_trait::async_trait;
use domain::drafting::{DraftInput, DraftText};

use super::{LanguageModel, Reviewed, Standing, TemplateDrafter, Written};
use crate::Error;

/// Drafts by template while the model is down; a short rest of the model is waited for.
pub struct WithFallback {
    model: Arc<dyn LanguageModel>,
}

impl WithFallback {
    /// Puts the template drafter behind a model.
    #[must_use]
    pub fn new(model: Arc<dyn LanguageModel>) -> Self {
        Self { model }
    }
}

#[async_trait]
impl LanguageModel for WithFallback {
    fn name(&self) -> &str {
        self.model.name()
    }

    async fn draft(&self, input: &DraftInput) -> Result<Written, Error> {
        match self.model.draft(input).await {
            Err(error) if self.model.standing().is_down() => {
                tracing::warn!(error = &error as &dyn std::error::Error, "drafted by template");
                TemplateDrafter.draft(input).await
            }
            outcome => outcome,
        }
    }

    /// What the model wrote waits for its review: nobody stands in for a second look.
    async fn judge(&self, draft: &DraftText, input: &DraftInput) -> Result<Reviewed, Error> {
        self.model.judge(draft, input).await
    }

    fn standing(&self) -> Standing {
        self.model.standing()
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::fakes::FakeModel;

    fn refused() -> Error {
        Error::Refused {
            reason: "no".to_owned(),
        }
    }

    #[tokio::test]
    async fn a_model_that_is_down_is_stood_in_for_and_one_that_works_is_not() {
        let fake = Arc::new(FakeModel::default());
        let model = WithFallback::new(fake.clone());
        fake.fail_next_draft(refused());
        assert!(
            model.draft(&DraftInput::default()).await.is_err(),
            "a refusal is none of the model being down"
        );

        fake.stand(Standing::Down {
            since: DateTime::UNIX_EPOCH,
            until: DateTime::UNIX_EPOCH,
            why: "no answer".to_owned(),
        });
        fake.fail_next_draft(refused());
        fake.fail_next_review(refused());

        let written = model.draft(&DraftInput::default()).await.unwrap();
        let reviewed = model.judge(&written.draft, &DraftInput::default()).await;
        assert_eq!(written.model.as_str(), "template");
        assert!(reviewed.is_err(), "no review is no approval");
    }
}
