//! What a step reads before it drafts, judges or queues; the steps of one claim share it.

use std::sync::{Mutex, PoisonError};

use domain::drafting::Purpose;
use domain::ids::EmailId;
use storage::accounts::Account;
use storage::emails::Understood;

pub use storage::picture::Picture;

use crate::{ActivityError, Context, StepFacts};

/// What one claim of a run has read. What people change meanwhile is read anew where it decides: the draft and the
/// calendar always, mailbox and owner when a reply is queued.
#[derive(Debug, Default)]
pub struct Memory {
    picture: Mutex<Option<Picture>>,
}

impl Memory {
    /// The picture takes over what was found out about its email.
    pub fn understand(&self, understood: &Understood) {
        if let Some(picture) = &mut *self.lock() {
            picture.understand(understood);
        }
    }

    /// The mailbox, if it was read.
    #[must_use]
    pub fn account(&self, id: uuid::Uuid) -> Option<Account> {
        let picture = self.lock();
        let account = picture.as_ref().map(|picture| &picture.account);
        account.filter(|account| account.id == id).cloned()
    }

    fn recall(&self, email: EmailId) -> Option<Picture> {
        self.lock().clone().filter(|picture| picture.email.id == email.0)
    }

    fn keep(&self, picture: &Picture) {
        *self.lock() = Some(picture.clone());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Picture>> {
        self.picture.lock().unwrap_or_else(PoisonError::into_inner)
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
) -> Result<Picture, ActivityError> {
    let mut picture = read_plain(context, facts, email).await?;
    if !picture.is_worded() {
        let connection = context.database.connection().await?;
        picture.read_wording(&connection).await?;
        facts.memory.keep(&picture);
    }
    picture.input.purpose = purpose;
    Ok(picture)
}

/// Reads what an answer is sent with, without what only its wording needs. Its draft is as old as the claim.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read_plain(context: &Context, facts: &StepFacts, email: EmailId) -> Result<Picture, ActivityError> {
    let Some(mut picture) = facts.memory.recall(email) else {
        return read_anew(context, facts, email).await;
    };
    if picture.email.meeting_detected {
        let connection = context.database.connection().await?;
        picture.read_calendar(&connection, facts.now).await?;
    }
    Ok(picture)
}

/// Reads what an answer is sent with as it is at this moment.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read_anew(context: &Context, facts: &StepFacts, email: EmailId) -> Result<Picture, ActivityError> {
    let connection = context.database.connection().await?;
    let picture = storage::picture::read_plain(&connection, facts.run.workspace, email, facts.now).await?;
    facts.memory.keep(&picture);
    Ok(picture)
}
