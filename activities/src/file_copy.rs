//! Files the copy of a message that has left.

use domain::ids::OutboundId;

use crate::{ActivityError, Computation, Context, StepFacts, accounts, letter};

/// Files the copy in the folder of sent mail, and marks what the message answers.
#[derive(Debug)]
pub struct FileCopy {
    /// The message.
    pub message: OutboundId,
}

impl Computation for FileCopy {
    type Output = ();

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<(), ActivityError> {
        let connection = context.database.connection().await?;
        let message = storage::ledger::get(&connection, facts.run.workspace, self.message).await?;
        let account = storage::accounts::get(&connection, facts.run.workspace, message.email_account_id.into()).await?;
        drop(connection);
        let mailbox = accounts::open(context, &account).await?;
        let content = letter::compose(context, &account, &message).await?;
        Ok(mailbox.file(&content).await?)
    }
}
