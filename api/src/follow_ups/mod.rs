//! Follow-ups: reminders to correspondents who have not answered.

pub(crate) mod cancel_follow_up;
pub(crate) mod list_follow_ups;
pub(crate) mod send_follow_up;
pub(crate) mod update_follow_up;
mod views;

use domain::follow_ups::FollowUpStatus;
use domain::ids::FollowUpId;
use domain::ledger::{OutboundKind, OutboundState};
use storage::follow_ups::{self, FollowUp};
use storage::{Conn, ledger};

use crate::session::Session;
use crate::{Code, Problem, emails};

/// The follow-up, where the person may see the email it follows.
async fn find(conn: Conn<'_>, session: &Session, id: FollowUpId) -> Result<FollowUp, Problem> {
    let follow_up = follow_ups::get(conn, session.workspace, id).await?;
    if session.sees_only().is_some_and(|user| user.0 != follow_up.user_id) {
        emails::find(conn, session, follow_up.email_id.into())
            .await
            .map_err(|problem| match problem.code() {
                Code::NotFound => Problem::not_found("follow-up"),
                _ => problem,
            })?;
    }
    Ok(follow_up)
}

/// The follow-up, where the person may decide about the email it follows.
async fn find_to_decide(conn: Conn<'_>, session: &Session, id: FollowUpId) -> Result<FollowUp, Problem> {
    let follow_up = find(conn, session, id).await?;
    if session.sees_only().is_some_and(|user| user.0 != follow_up.user_id) {
        emails::find_to_decide(conn, session, follow_up.email_id.into()).await?;
    }
    Ok(follow_up)
}

/// The follow-up, where it can still be changed; one that is about to leave is called back first. Tell its run before
/// that, in the same transaction: it begins no hand-off before it has heard.
async fn find_open(conn: Conn<'_>, session: &Session, id: FollowUpId) -> Result<FollowUp, Problem> {
    let follow_up = find_to_decide(conn, session, id).await?;
    if follow_up.status.0 != FollowUpStatus::Pending {
        let detail = format!("the follow-up is {}", follow_up.status.0);
        return Err(Problem::with_detail(Code::NotWaiting, detail));
    }
    let (message, why) = (
        (OutboundKind::FollowUp, follow_up.id),
        "The follow-up was changed before it left",
    );
    match ledger::call_back(conn, session.workspace, message, why, session.at).await? {
        None | Some(OutboundState::Queued) => Ok(follow_up),
        Some(_) => Err(Problem::with_detail(
            Code::TooLate,
            "the follow-up has left, or may have",
        )),
    }
}
