//! Judges the current draft by fixed rules and by the model.

use connectors::model::{Reviewed, TemplateDrafter};
use domain::drafting::{Issue, Purpose, rules};
use domain::ids::EmailId;
use serde_json::json;
use storage::drafts::Verdict;
use storage::emails::Action;
use storage::journal::Recording;

use crate::off_thread::compute;
use crate::{Activity, ActivityError, Context, Kept, StepFacts, model, reply_context};

/// Judges one version.
#[derive(Debug)]
pub struct ValidateDraft {
    /// The email.
    pub email: EmailId,
    /// The version.
    pub version: i32,
}

impl Activity for ValidateDraft {
    type Performed = Reviewed;
    /// Number of issues; none means that the draft passed.
    type Output = usize;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Reviewed, ActivityError> {
        let mut reply = reply_context::read(context, facts, self.email, Purpose::Reply).await?;
        let version = reply_context::find_draft(context, facts, self.email, self.version).await?;
        let version = version.ok_or(storage::Error::NotFound("draft"))?;
        // What the owner asked to be said counts as known.
        reply.input.instruction = version.instruction;
        let (text, input) = (version.text.clone(), reply.input.clone());
        let issues = compute(input.visible_text.len(), move || rules::check(&text, &input)).await?;
        // The rules of this house alone judge what its own templates wrote.
        if !issues.is_empty() || version.model == TemplateDrafter::NAME {
            return Ok(Reviewed {
                issues,
                ..Reviewed::default()
            });
        }
        let reviewed = context.model.judge(&version.text, &reply.input).await;
        model::count("validate", reviewed.as_ref().map(|it| (it.model.as_str(), it.usage)));
        match reviewed {
            Err(error) => match model::lasting(&error, facts) {
                Some(cause) => Ok(Reviewed {
                    issues: vec![Issue::unreviewed(&cause)],
                    ..Reviewed::default()
                }),
                None => Err(model::failed(error, facts)),
            },
            reviewed => reviewed.map_err(|error| model::failed(error, facts)),
        }
    }

    fn output(&self, reviewed: &Reviewed) -> Option<usize> {
        // Issues are read by the next version, and what a model was paid for is kept at once.
        (reviewed.issues.is_empty() && model::is_free(&reviewed.model, reviewed.usage)).then_some(0)
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        Reviewed { issues, model, usage }: &'c Reviewed,
    ) -> storage::Result<Kept<usize>> {
        let Recording { rows, .. } = recording;
        let purpose = model::Purpose::Review(self.version);
        model::record_call(recording, facts, self.email, purpose, (model, *usage)).await?;
        let verdict = Verdict {
            version: self.version,
            issues: json!(issues),
        };
        rows.judge(self.email, verdict);
        let codes: Vec<_> = issues.iter().map(|issue| issue.code).collect();
        let action = Action::new("draft_validated", json!({ "version": self.version, "issues": codes }));
        rows.act(self.email, action);
        Ok(issues.len().into())
    }
}
