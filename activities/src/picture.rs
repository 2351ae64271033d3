//! What a step reads before it drafts, judges or queues.

use domain::drafting::Purpose;
use domain::ids::EmailId;

pub use storage::picture::Picture;

use crate::{ActivityError, Context, StepFacts};

/// Reads the picture of an email.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read(
    context: &Context,
    facts: &StepFacts,
    email: EmailId,
    purpose: Purpose,
) -> Result<Picture, ActivityError> {
    let connection = context.database.connection().await?;
    Ok(storage::picture::read(&connection, facts.run.workspace, email, purpose, facts.now).await?)
}

/// Reads what an email's reply is sent with, without what only its wording needs.
///
/// # Errors
/// `Cancelled` where the email is gone; else the failure of a query.
pub async fn read_plain(context: &Context, facts: &StepFacts, email: EmailId) -> Result<Picture, ActivityError> {
    let connection = context.database.connection().await?;
    Ok(storage::picture::read_plain(&connection, facts.run.workspace, email, Purpose::Reply, facts.now).await?)
}
