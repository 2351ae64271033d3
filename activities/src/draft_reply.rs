//! Lets the model write the reply, and keeps it as the current draft.

use chrono::{DateTime, Utc};
use connectors::model::{LanguageModel, TemplateDrafter, Usage};
use domain::drafting::{NeedsPerson, PersonRule, Purpose, Standing};
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// Its number.
    pub version: i32,
    /// Whether it refuses a proposed time, and offers others.
    pub has_conflict: bool,
    /// When the meeting starts that it agrees to.
    #[serde(default)]
    pub agreed_start: Option<DateTime<Utc>>,
    /// Whether its writer sees no meeting proposed.
    #[serde(default)]
    pub denies_meeting: bool,
    /// What the calendar says to the meeting.
    #[serde(default)]
    pub standing: Option<Standing>,
    /// Whether it leaves nothing to a person.
    #[serde(default)]
    pub is_complete: bool,
    /// Why a person must read the email, whatever the draft says.
    #[serde(default)]
    pub needs_person: Option<PersonRule>,
    /// Why the model did not write it, in words for the person.
    #[serde(default)]
    pub trouble: Option<String>,
}

/// A draft that is not stored yet.
#[derive(Debug)]
pub struct Drafting {
    draft: NewDraft,
    drafted: Drafted,
    usage: Option<Usage>,
}

impl Activity for DraftReply {
    type Performed = Drafting;
    type Output = Drafted;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let mut reply = reply_context::read(context, facts, self.email, Purpose::Reply).await?;
        reply.input.instruction.clone_from(&self.instruction);
        let before = reply.email.draft_version.max(self.replaces.unwrap_or(0));
        reply.input.now = Some(facts.now.with_timezone(&reply.owner.zone()).fixed_offset());
        if before > 0 {
            let connection = context.database.connection().await?;
            if let Some(current) = storage::drafts::find(&connection, self.email, before).await? {
                reply.input.current_draft = Some(current.body);
                if self.retries > 0 {
                    reply.input.issues = serde_json::from_value(current.issues).unwrap_or_default();
                }
            }
        }
        let written = context.model.draft(&reply.input).await;
        model::count("draft", written.as_ref().map(|it| (it.model.as_str(), it.usage)));
        let (written, trouble) = match written {
            Ok(written) => (written, None),
            Err(error) => match model::lasting(&error, facts) {
                Some(cause) => (TemplateDrafter.draft(&reply.input).await?, Some(cause)),
                None => return Err(model::failed(error, facts)),
            },
        };
        let mut text = written.draft;
        // Whoever writes: what asks for a person is decided by rules, and comes before what a model says of it.
        text.needs_person = NeedsPerson::of(&reply.input).or(text.needs_person);
        let meeting = reply.input.meeting.as_ref().filter(|_| !text.denies_meeting);
        let standing = meeting.map(|meeting| meeting.standing);
        let agreed = meeting.filter(|meeting| meeting.standing.is_agreed());
        let agreed_start = agreed.and_then(|meeting| Some(meeting.time?.start.to_utc()));
        let drafted = Drafted {
            denies_meeting: text.denies_meeting,
            version: before + 1,
            has_conflict: standing.is_some_and(Standing::is_refused),
            agreed_start,
            standing,
            is_complete: text.is_complete() && trouble.is_none(),
            needs_person: text.needs_person.as_ref().map(|needs| needs.rule),
            trouble,
        };
        let draft = NewDraft {
            id: DraftId::new(),
            email: self.email,
            version: before + 1,
            citations: text.citations(),
            answers: text.answers(),
            body: text.body,
            model: written.model,
            user: None,
            instruction: self.instruction.clone(),
            retries: self.retries,
            issues: json!([]),
        };
        facts.memory.keep_draft(&draft);
        Ok(Drafting {
            draft,
            drafted,
            usage: written.usage,
        })
    }

    fn output(&self, drafting: &Drafting) -> Option<Drafted> {
        // What a model was paid for is kept at once; the templates of this house write the same again for nothing.
        model::is_free(&drafting.draft.model, drafting.usage).then(|| drafting.drafted.clone())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        drafting: &'c Drafting,
    ) -> storage::Result<Kept<Drafted>> {
        let Drafting {
            draft,
            usage,
            drafted: done,
        } = drafting;
        recording.rows.draft(draft.clone());
        let purpose = model::Purpose::Draft(draft.version);
        model::record_call(recording, facts, self.email, purpose, (&draft.model, *usage)).await?;
        let drafted = json!({ "version": draft.version, "model": draft.model, "complete": done.is_complete });
        recording.rows.act(self.email, Action::new("draft_generated", drafted));
        Ok(drafting.drafted.clone().into())
    }
}
