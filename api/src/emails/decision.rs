//! What a person can tell the run of an email, and when it can be told.

use chrono::{DateTime, Utc};
use domain::emails::{Status, WaitReason};
use domain::flows::{PROCESS_EMAIL, Signal};
use domain::ids::{EmailId, RunId};
use serde_json::{Value, json};
use storage::Conn;
use storage::emails::{self, Action, Email};
use storage::people::audit;
use storage::runs::{self, Told, Wake};

use super::find_locked;
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// Name in the history of an approval, which is audited too.
const APPROVE: &str = "approved";

/// A decision about an email whose draft rests.
#[derive(Clone, Debug)]
pub(super) enum Decision {
    /// Send the draft.
    Approve {
        /// The version that was seen; `None` is whatever is current.
        draft_version: Option<i32>,
        /// Whether the follow-ups may send themselves.
        follow_up: bool,
    },
    /// Write another draft.
    Regenerate {
        /// What to change.
        instruction: Option<String>,
    },
    /// Do not answer.
    Reject {
        /// Why.
        reason: Option<String>,
    },
    /// Decide later.
    Snooze {
        /// When.
        until: DateTime<Utc>,
    },
}

impl Decision {
    /// What the draft may rest for when this is decided.
    fn fits(&self, reason: WaitReason) -> bool {
        let is_open = matches!(
            reason,
            WaitReason::Approval | WaitReason::Validation | WaitReason::Unanswered | WaitReason::Snoozed
        );
        match self {
            Self::Snooze { .. } => is_open,
            Self::Approve { .. } | Self::Regenerate { .. } | Self::Reject { .. } => {
                is_open || reason == WaitReason::Quota
            }
        }
    }

    /// What the run is told, and the entry of the history.
    fn told(self, current_version: i32) -> (Signal, &'static str, Value) {
        match self {
            Self::Approve {
                draft_version,
                follow_up,
            } => {
                let draft_version = draft_version.unwrap_or(current_version);
                let details = json!({ "draft_version": draft_version, "follow_up": follow_up });
                (
                    Signal::Approved {
                        draft_version,
                        follow_up,
                    },
                    APPROVE,
                    details,
                )
            }
            Self::Regenerate { instruction } => {
                let details = json!({ "has_instruction": instruction.is_some() });
                (Signal::Regenerate { instruction }, "regenerate_requested", details)
            }
            Self::Reject { reason } => (Signal::Rejected { reason }, "reject_requested", json!({})),
            Self::Snooze { until } => (Signal::Snoozed { until }, "snooze_requested", json!({ "until": until })),
        }
    }
}

/// Tells the run of an email what a person decided.
pub(super) async fn decide(
    state: &ApiState,
    session: &Session,
    id: EmailId,
    decision: Decision,
) -> Result<(), Problem> {
    let tx = state.database.begin().await?;
    let email = find_locked(tx.conn(), session, id).await?;
    if let Decision::Approve {
        draft_version: Some(seen),
        ..
    } = decision
    {
        check_version(&email, seen)?;
    }
    let run = listening(tx.conn(), &email, |reason| decision.fits(reason)).await?;
    let (signal, name, details) = decision.told(email.draft_version);
    if name == APPROVE {
        audit::record(tx.conn(), &session.event("email.send_approved", id, details.clone())).await?;
    }
    let wake = tell(tx.conn(), session, run.run, id, &signal, (name, details)).await?;
    tx.commit().await?;
    state.wake(wake);
    Ok(())
}

/// Sends a signal together with its entry in the history.
pub(super) async fn tell(
    conn: Conn<'_>,
    session: &Session,
    run: RunId,
    id: EmailId,
    signal: &Signal,
    entry: (&'static str, Value),
) -> Result<Option<Wake>, Problem> {
    note(conn, session, id, entry).await?;
    Ok(runs::signal(conn, run, signal, session.at).await?)
}

/// Adds what the person did to the history.
pub(super) async fn note(
    conn: Conn<'_>,
    session: &Session,
    id: EmailId,
    (name, details): (&'static str, Value),
) -> Result<(), Problem> {
    let action = Action {
        user: Some(session.user),
        ..Action::new(name, details)
    };
    Ok(emails::record_action(conn, id, action, session.at).await?)
}

/// Refuses a version of the draft that is no longer the current one.
pub(super) fn check_version(email: &Email, seen: i32) -> Result<(), Problem> {
    if email.draft_version == seen {
        return Ok(());
    }
    let detail = format!("version {seen} was seen, version {} is current", email.draft_version);
    Err(Problem::with_detail(Code::StaleDraft, detail))
}

/// The run of an email whose draft rests for something that `fits`, and that nobody has decided yet.
pub(super) async fn listening(
    conn: Conn<'_>,
    email: &Email,
    fits: impl FnOnce(WaitReason) -> bool,
) -> Result<Told, Problem> {
    let not_waiting = |detail: &str| Problem::with_detail(Code::NotWaiting, detail);
    if email.status.0 != Status::DraftReady {
        return Err(not_waiting(&format!("the email is {}", email.status.0)));
    }
    let reason = email.wait_reason.map(|reason| reason.0);
    if !reason.is_some_and(fits) {
        let reason = reason.map_or("nothing", WaitReason::as_str);
        return Err(not_waiting(&format!(
            "the draft rests for {reason}, which takes another decision"
        )));
    }
    let run = runs::find_told(conn, PROCESS_EMAIL, email.id).await?;
    let run = run.ok_or_else(|| not_waiting("its run has ended; process the email anew"))?;
    if run.has_unheard() {
        return Err(not_waiting("it has been decided just now and is being worked on"));
    }
    Ok(run)
}
