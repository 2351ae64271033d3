//! The offline drafter: fixed phrases around the knowledge base, for the demo and machines without a network.

use async_trait::async_trait;
use domain::drafting::{DraftInput, DraftText, template};

use super::{LanguageModel, Reviewed, Written};
use crate::Error;

/// Drafts without a model; it never fails and objects to nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct TemplateDrafter;

impl TemplateDrafter {
    /// The name its drafts carry.
    pub const NAME: &'static str = "template";
}

#[async_trait]
impl LanguageModel for TemplateDrafter {
    fn name(&self) -> &str {
        Self::NAME
    }

    async fn draft(&self, input: &DraftInput) -> Result<Written, Error> {
        Ok(Written {
            draft: drafted(input).await?,
            model: Self::NAME.to_owned(),
            usage: None,
        })
    }

    async fn judge(&self, _draft: &DraftText, _input: &DraftInput) -> Result<Reviewed, Error> {
        Ok(Reviewed::default())
    }
}

/// Reading so much takes some milliseconds, in which the thread serves nobody else.
const LONG: usize = 16 << 10;

async fn drafted(input: &DraftInput) -> Result<DraftText, Error> {
    if input.visible_text.len() < LONG {
        return Ok(template::draft(input));
    }
    let input = input.clone();
    let draft = tokio::task::spawn_blocking(move || template::draft(&input)).await;
    draft.map_err(|error| Error::Retry {
        after: None,
        source: Box::new(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_draft_needs_no_network_and_names_its_drafter() {
        let input = DraftInput {
            sender_name: "Bob".to_owned(),
            visible_text: "Hello?".to_owned(),
            ..DraftInput::default()
        };

        let written = TemplateDrafter.draft(&input).await.unwrap();

        assert_eq!(
            (&written.draft, written.model.as_str()),
            (&template::draft(&input), "template")
        );
        assert!(
            TemplateDrafter
                .judge(&written.draft, &input)
                .await
                .unwrap()
                .issues
                .is_empty()
        );
    }
}
