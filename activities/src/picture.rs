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
