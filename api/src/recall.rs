//! Calling back what has not left, and settling what nobody can tell about: replies and follow-ups alike.

use domain::flows::{FlowKind, Signal};
use domain::ledger::{OutboundKind, OutboundState};
use serde::Deserialize;
use storage::ledger::Outbound;
use storage::runs::{self, Wake};
use storage::{Conn, ledger};
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

/// What leaves, and the flow that sends it.
pub(crate) type Sender = (OutboundKind, FlowKind);

/// Calls back the message about a subject. The run is told first: it begins no hand-off before it has heard that, so
/// that a message which is not in the ledger yet does not leave either.
pub(crate) async fn call_back(
    conn: Conn<'_>,
    session: &Session,
    (kind, flow): Sender,
    subject: Uuid,
) -> Result<Option<Wake>, Problem> {
    let told = runs::find_told(conn, flow, subject).await?;
    let wake = match &told {
        Some(told) => runs::signal(conn, told.run, &Signal::Recalled, session.at).await?,
        None => None,
    };
    let why = "A person called it back";
    match ledger::call_back(conn, session.workspace, (kind, subject), why, session.at).await? {
        Some(OutboundState::Queued) => Ok(wake),
        Some(_) => Err(Problem::new(Code::TooLate)),
        // The run may not have looked yet.
        None if told.is_some_and(|told| told.is_approved_just_now()) => Ok(wake),
        None => Err(Problem::with_detail(Code::NotWaiting, "nothing is on its way")),
    }
}

/// The message about a subject whose hand-off began and has no known end.
pub(crate) async fn find_unsettled(
    conn: Conn<'_>,
    session: &Session,
    kind: OutboundKind,
    subject: Uuid,
) -> Result<Outbound, Problem> {
    let live = ledger::find_live(conn, session.workspace, kind, subject).await?;
    live.filter(|message| matches!(message.state.0, OutboundState::HandingOver | OutboundState::Uncertain))
        .ok_or_else(|| Problem::with_detail(Code::NotWaiting, "nothing about it is uncertain"))
}
