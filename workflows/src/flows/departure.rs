//! The way of a queued message out of the house, for everything that a person may stop or has to settle.

use activities::Activity;
use activities::deliver::{Deliver, Delivered};
use activities::settle_send::{SettleSend, Settlement};
use chrono::{DateTime, Utc};
use domain::flows::Signal;
use domain::ids::OutboundId;

use crate::engine::{Run, Stop};

/// What became of a queued message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Departure {
    /// It has left.
    Left,
    /// It was stopped before its hand-off began.
    Stopped {
        /// By what the run was told, where it was told.
        by: Option<Signal>,
    },
    /// What it was admitted under holds no longer; it may ask for admission anew.
    Withdrawn,
    /// It did not leave.
    Stayed {
        /// Why, for the person.
        why: Option<String>,
    },
    /// Nobody can tell whether it left.
    Uncertain {
        /// What is known.
        why: String,
    },
}

/// Waits for the undo window of what a person approved, hands the message over, and where nobody can tell whether it
/// left, lets its subject rest with `uncertain` until a person says. `version` is that of the draft it was made from;
/// `put_offs` counts on where the same was withdrawn before.
pub(super) async fn see_off<A: Activity>(
    run: &mut Run,
    message: OutboundId,
    version: Option<i32>,
    undo_until: Option<DateTime<Utc>>,
    put_offs: &mut u32,
    uncertain: impl FnOnce(String) -> A,
) -> Result<Departure, Stop> {
    if let Some(until) = undo_until
        && let Some(signal) = stopped(run, "undo", until, message).await?
    {
        return Ok(Departure::Stopped { by: Some(signal) });
    }
    match hand_over(run, message, version, put_offs).await? {
        Departure::Uncertain { why } => {
            run.step("rest", uncertain(why)).await?;
            loop {
                if let Some(was_sent) = settled(run, "settled", None).await? {
                    return end_as_told(run, message, was_sent).await;
                }
            }
        }
        departure => Ok(departure),
    }
}

/// Tries the hand-off until the message has left, has failed, is stopped, or nobody can tell.
pub(super) async fn hand_over(
    run: &mut Run,
    message: OutboundId,
    version: Option<i32>,
    put_offs: &mut u32,
) -> Result<Departure, Stop> {
    let departure = try_until_settled(run, message, version, put_offs).await?;
    if departure != Departure::Withdrawn {
        *put_offs = 0;
    }
    Ok(departure)
}

async fn try_until_settled(
    run: &mut Run,
    message: OutboundId,
    version: Option<i32>,
    put_offs: &mut u32,
) -> Result<Departure, Stop> {
    let mut lookups = 0;
    loop {
        let delivery = Deliver {
            message,
            version,
            put_offs: *put_offs,
            lookups,
        };
        match run.step("deliver", delivery).await? {
            Delivered::Sent => return Ok(Departure::Left),
            Delivered::CalledBack => return Ok(Departure::Stopped { by: None }),
            Delivered::Withdrawn => return Ok(Departure::Withdrawn),
            Delivered::Uncertain { why } => return Ok(Departure::Uncertain { why }),
            Delivered::Failed { why } => {
                let why = Some(format!("The provider refused the message: {why}"));
                return Ok(Departure::Stayed { why });
            }
            Delivered::Later { at, .. } => {
                *put_offs += 1;
                if let Some(signal) = stopped(run, "deliver_later", at, message).await? {
                    return Ok(Departure::Stopped { by: Some(signal) });
                }
            }
            Delivered::Unsettled { at, .. } => {
                lookups += 1;
                if let Some(was_sent) = settled(run, "deliver_later", Some(at)).await? {
                    return end_as_told(run, message, was_sent).await;
                }
            }
        }
    }
}

/// Waits before a hand-off, unless somebody stops the message meanwhile.
async fn stopped(
    run: &mut Run,
    name: &'static str,
    until: DateTime<Utc>,
    message: OutboundId,
) -> Result<Option<Signal>, Stop> {
    while let Some(signal) = run.signal(name, Some(until)).await? {
        let stops = matches!(
            signal,
            Signal::Recalled | Signal::Changed | Signal::Rejected { .. } | Signal::Regenerate { .. }
        );
        if stops && settle(run, "call_back", message, Settlement::CalledBack).await? {
            return Ok(Some(signal));
        }
    }
    Ok(None)
}

/// What a person found out about a message that may have left; nothing else ends this wait early.
async fn settled(run: &mut Run, name: &'static str, until: Option<DateTime<Utc>>) -> Result<Option<bool>, Stop> {
    while let Some(signal) = run.signal(name, until).await? {
        if let Signal::Settled { was_sent } = signal {
            return Ok(Some(was_sent));
        }
    }
    Ok(None)
}

async fn end_as_told(run: &mut Run, message: OutboundId, was_sent: bool) -> Result<Departure, Stop> {
    let (settlement, departure) = if was_sent {
        (Settlement::HadLeft, Departure::Left)
    } else {
        (Settlement::HadNotLeft, Departure::Stayed { why: None })
    };
    settle(run, "settle_send", message, settlement).await?;
    Ok(departure)
}

async fn settle(run: &mut Run, step: &'static str, message: OutboundId, settlement: Settlement) -> Result<bool, Stop> {
    run.step(step, SettleSend { message, settlement }).await
}
