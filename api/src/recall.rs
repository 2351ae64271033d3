//! Calling back what a person approved, before it leaves: replies and follow-ups alike.

use domain::flows::FlowKind;
use domain::ids::RunId;
use domain::ledger::{OutboundKind, OutboundState};
use serde::Deserialize;
use storage::{Conn, ledger, runs};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::session::Session;
use crate::{Code, Problem};

/// What a person found out about a message that may have left.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SettleSend {
    /// Whether it had left, as the mailbox or the recipient tells.
    pub(crate) was_sent: bool,
}

/// The run of a subject whose approved message has not left and still can be called back.
pub(crate) async fn recallable(
    conn: Conn<'_>,
    session: &Session,
    (kind, flow): (OutboundKind, FlowKind),
    subject: Uuid,
) -> Result<RunId, Problem> {
    let too_late = || Problem::new(Code::TooLate);
    let message = ledger::find_live(conn, session.workspace, kind, subject).await?;
    let told = runs::find_told(conn, flow, subject).await?;
    if let Some(message) = message {
        let is_open =
            message.state.0 == OutboundState::Queued && !message.is_automatic && session.at < message.not_before;
        return told.filter(|_| is_open).map(|told| told.run).ok_or_else(too_late);
    }
    // The run may not have looked yet.
    let told = told.filter(runs::Told::is_approved_just_now);
    told.map(|told| told.run)
        .ok_or_else(|| Problem::with_detail(Code::NotWaiting, "nothing is on its way"))
}
