//! What a step reads before it drafts, judges or queues; the steps of one claim share it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::drafting::{DraftText, Purpose};
use domain::ids::{EmailId, OutboundId};
use storage::accounts::Account;
use storage::drafts::NewDraft;
use storage::emails::Understood;
use storage::intents::Intent;
use storage::ledger::Outbound;

pub use storage::reply_context::ReplyContext;

use crate::{ActivityError, Context, StepFacts};

/// What one claim of a run has read and made. What people change meanwhile is looked at anew where it decides: the
/// calendar always, draft, mailbox and owner when the ledger admits a message.
#[derive(Debug, Default)]
pub struct Memory {
    remembered: Mutex<Remembered>,
}

#[derive(Debug, Default)]
struct Remembered {
    reply: Option<Arc<ReplyContext>>,
    draft: Option<(EmailId, i32, DraftVersion)>,
    message: Option<Outbound>,
}

/// A version, who wrote it, and what a person asked to be said in it.
#[derive(Clone, Debug)]
pub struct DraftVersion {
    /// Without signature and quote.
    pub text: DraftText,
    /// The model, or `person`.
    pub model: String,
    /// The instruction.
    pub instruction: Option<String>,
}

impl Memory {
    /// Adds what was understood of the email, which is not stored yet.
    pub fn understand(&self, understood: &Understood, intent: Option<&Intent>) {
        if let Some(reply) = &mut self.lock().reply {
            Arc::make_mut(reply).understand(understood, intent);
        }
    }

    /// Keeps a version that was written.
    pub fn keep_draft(&self, draft: &NewDraft) {
        let version = DraftVersion {
            text: DraftText::stored(draft.body.clone(), draft.answers.clone()),
            model: draft.model.clone(),
            instruction: draft.instruction.clone(),
        };
        self.lock().draft = Some((draft.email, draft.version, version));
    }

    /// Keeps a message that was queued.
    pub fn keep_message(&self, message: Outbound) {
        self.lock().message = Some(message);
    }

    /// The message that was queued, and the mailbox it leaves from.
    #[must_use]
    pub fn message_and_account(&self, id: OutboundId) -> Option<(Outbound, Account)> {
        let remembered = self.lock();
        let message = remembered.message.as_ref().filter(|message| message.id == id.0)?;
        let account = &remembered.reply.as_ref()?.account;
        (account.id == message.email_account_id).then(|| (message.clone(), account.clone()))
    }

    fn draft(&self, email: EmailId, version: i32) -> Option<DraftVersion> {
        let remembered = self.lock();
        let found = remembered
            .draft
            .as_ref()
            .filter(|(of, number, _)| *of == email && *number == version);
        found.map(|(_, _, text)| text.clone())
    }

    fn reply(&self, email: EmailId) -> Option<Arc<ReplyContext>> {
        let remembered = self.lock();
        remembered.reply.clone().filter(|reply| reply.email.id == email.0)
    }

    fn keep(&self, reply: ReplyContext) -> Arc<ReplyContext> {
        let reply = Arc::new(reply);
        self.lock().reply = Some(reply.clone());
        reply
    }

    fn lock(&self) -> MutexGuard<'_, Remembered> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads all that an answer to an email is made from. Its draft is as old as the claim.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read(
    context: &Context,
    facts: &StepFacts,
    email: EmailId,
    purpose: Purpose,
) -> Result<ReplyContext, ActivityError> {
    let mut reply = read_plain(context, facts, email).await?;
    if !reply.has_background() {
        reply = facts.memory.keep(facts.reader.background(reply).await?);
    }
    let mut reply = Arc::unwrap_or_clone(reply);
    reply.input.purpose = purpose;
    Ok(reply)
}

/// Reads what an answer is sent with: the context without its background. Its draft is as old as the claim.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read_plain(
    context: &Context,
    facts: &StepFacts,
    email: EmailId,
) -> Result<Arc<ReplyContext>, ActivityError> {
    let reply = match facts.memory.reply(email) {
        Some(reply) => reply,
        None => {
            let outline = facts.reader.outline(facts.run.workspace, email, facts.now).await?;
            facts.memory.keep(outline)
        }
    };
    if reply.email.proposal().is_none() {
        return Ok(reply);
    }
    let mut reply = Arc::unwrap_or_clone(reply);
    let connection = context.database.connection().await?;
    reply.read_calendar(&connection, facts.now).await?;
    Ok(facts.memory.keep(reply))
}

/// Finds a version of the reply to an email.
///
/// # Errors
/// The failure of the query.
pub async fn find_draft(
    context: &Context,
    facts: &StepFacts,
    email: EmailId,
    version: i32,
) -> Result<Option<DraftVersion>, ActivityError> {
    if let Some(draft) = facts.memory.draft(email, version) {
        return Ok(Some(draft));
    }
    let connection = context.database.connection().await?;
    let found = storage::drafts::find(&connection, email, version).await?;
    Ok(found.map(|draft| DraftVersion {
        text: DraftText::stored(draft.body, draft.answers),
        model: draft.model,
        instruction: draft.instruction,
    }))
}
