//! Seeing a queued message off: the undo window, the hand-off for as long as it takes, and the person who settles what
//! nobody can tell. Replies, follow-ups and reminders leave this way.

use activities::Activity;
use activities::deliver::{Deliver, Delivered};
use activities::settle_send::{SettleSend, Settlement};
use chrono::{DateTime, Utc};
use domain::flows::Signal;
use domain::ids::OutboundId;

use crate::engine::{Run, Stop};

/// Hand-offs that may be put off before the message counts as failed: about a day with the growing waits.
const MOST_PUT_OFFS: u32 = 30;

/// What became of a queued message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Departure {
    /// It has left.
    Left,
    /// A person called it back inside the undo window.
    CalledBack,
    /// What it is about was changed inside the undo window, which called it back.
    Changed,
    /// It did not leave.
    Stayed {
        /// Why, for the person.
        why: Option<String>,
    },
}

/// Waits for the undo window of what a person approved, hands the message over, and where nobody can tell whether it
/// left, lets its subject rest with `uncertain` until a person says.
pub(super) async fn see_off<A: Activity>(
    run: &mut Run,
    message: OutboundId,
    undo_until: Option<DateTime<Utc>>,
    uncertain: impl FnOnce(String) -> A,
) -> Result<Departure, Stop> {
    if let Some(until) = undo_until {
        while let Some(signal) = run.signal("undo", Some(until)).await? {
            match signal {
                Signal::Recalled => {
                    settle(run, "call_back", message, Settlement::CalledBack).await?;
                    return Ok(Departure::CalledBack);
                }
                Signal::Changed => {
                    settle(run, "call_back", message, Settlement::CalledBack).await?;
                    return Ok(Departure::Changed);
                }
                _ => {}
            }
        }
    }
    match deliver_until_settled(run, message).await? {
        Delivered::Sent | Delivered::Later { .. } => Ok(Departure::Left),
        Delivered::CalledBack => Ok(Departure::Stayed { why: None }),
        Delivered::Failed { why } => Ok(Departure::Stayed {
            why: Some(format!("The provider refused the message: {why}")),
        }),
        Delivered::Uncertain { why } => {
            run.step("rest", uncertain(why)).await?;
            let was_sent = settled(run).await?;
            let settlement = if was_sent {
                Settlement::HadLeft
            } else {
                Settlement::HadNotLeft
            };
            settle(run, "settle_send", message, settlement).await?;
            Ok(if was_sent {
                Departure::Left
            } else {
                Departure::Stayed { why: None }
            })
        }
    }
}

/// What a person found out; nothing else ends this wait.
async fn settled(run: &mut Run) -> Result<bool, Stop> {
    loop {
        if let Some(Signal::Settled { was_sent }) = run.signal("settled", None).await? {
            return Ok(was_sent);
        }
    }
}

async fn settle(run: &mut Run, step: &'static str, message: OutboundId, settlement: Settlement) -> Result<bool, Stop> {
    run.step(step, SettleSend { message, settlement }).await
}

/// Tries the hand-off until the message has left, has failed, or nobody can tell.
pub(super) async fn deliver_until_settled(run: &mut Run, message: OutboundId) -> Result<Delivered, Stop> {
    for put_offs in 0..MOST_PUT_OFFS {
        match run.step("deliver", Deliver { message, put_offs }).await? {
            Delivered::Later { at, .. } => {
                run.sleep_until("deliver_later", at).await?;
            }
            settled => return Ok(settled),
        }
    }
    let why = "the provider has not taken the message for a day".to_owned();
    Ok(Delivered::Failed { why })
}
