//! Lets the model write the reply, and keeps it as the current draft.

use connectors::model::Usage;
use domain::drafting::Purpose;
use domain::ids::{DraftId, EmailId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::drafts::NewDraft;
use storage::emails::Action;
use storage::journal::Recording;

use crate::{Activity, ActivityError, Context, Kept, StepFacts, model, reply_context};

/// Writes a version of the reply.
#[derive(Debug)]
pub struct DraftReply {
    /// The email.
    pub email: EmailId,
    /// What a person asked to change.
    pub instruction: Option<String>,
    /// Version it takes the place of; `None` for that which the email shows.
    pub replaces: Option<i32>,
    /// How often validation sent a draft back before; then the issues of the last one are fed back.
    pub retries: i32,
}

/// The version that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// Its number.
    pub version: i32,
    /// Whether it answers a proposed time that is taken, with other times.
    pub has_conflict: bool,
}

/// A draft that is not stored yet.
#[derive(Debug)]
pub struct Drafting {
    draft: NewDraft,
    has_conflict: bool,
    usage: Option<Usage>,
}

impl Activity for DraftReply {
    type Performed = Drafting;
    type Output = Drafted;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let mut reply = reply_context::read(context, facts, self.email, Purpose::Reply).await?;
        reply.input.instruction.clone_from(&self.instruction);
        let before = reply.email.draft_version.max(self.replaces.unwrap_or(0));
        if self.retries > 0 {
            let connection = context.database.connection().await?;
            let judged = storage::drafts::find(&connection, self.email, before).await?;
            reply.input.issues = judged
                .and_then(|judged| serde_json::from_value(judged.issues).ok())
                .unwrap_or_default();
        }
        let has_conflict = reply.input.meeting.as_ref().is_some_and(|meeting| meeting.conflict);
        let written = context.model.draft(&reply.input).await;
        model::count("draft", written.as_ref().map(|it| (it.model.as_str(), it.usage)));
        let written = written.map_err(|error| model::failed(error, facts))?;
        let draft = NewDraft {
            id: DraftId::new(),
            email: self.email,
            version: before + 1,
            citations: written.draft.citations(),
            body: written.draft.body,
            model: written.model,
            user: None,
            instruction: self.instruction.clone(),
            retries: self.retries,
            issues: json!([]),
        };
        facts.memory.keep_draft(&draft);
        Ok(Drafting {
            draft,
            has_conflict,
            usage: written.usage,
        })
    }

    fn output(&self, drafting: &Drafting) -> Option<Drafted> {
        // What a model was paid for is kept at once; the templates of this house write the same again for nothing.
        model::is_free(&drafting.draft.model, drafting.usage).then(|| drafting.drafted())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        drafting: &'c Drafting,
    ) -> storage::Result<Kept<Drafted>> {
        let Drafting { draft, usage, .. } = drafting;
        recording.rows.draft(draft.clone());
        let purpose = model::Purpose::Draft(draft.version);
        model::record_call(recording, facts, self.email, purpose, (&draft.model, *usage)).await?;
        let drafted = json!({ "version": draft.version, "model": draft.model });
        recording.rows.act(self.email, Action::new("drafted", drafted));
        Ok(drafting.drafted().into())
    }
}

impl Drafting {
    fn drafted(&self) -> Drafted {
        Drafted {
            version: self.draft.version,
            has_conflict: self.has_conflict,
        }
    }
}
