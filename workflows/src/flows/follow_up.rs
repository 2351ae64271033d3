//! Writes to a correspondent who has not answered: when due, with the thread as it is then.

use activities::deliver::Delivered;
use activities::follow_up::{DraftFollowUp, LookAtFollowUp, QueueFollowUp, RestFollowUp, Standing};
use activities::queue::Queued;
use activities::settle_send::{SettleSend, Settlement};
use chrono::TimeDelta;
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, FlowKind, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::{FollowUpId, OutboundId};
use serde_json::json;
use storage::follow_ups::mark;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use super::deliver::deliver_until_settled;
use crate::engine::{End, Flow, Run, Settling, Stop};

/// How often a due follow-up that rests is looked at without anybody saying anything.
const LOOK_AGAIN: TimeDelta = TimeDelta::days(30);

/// The flow; its subject is the follow-up.
#[derive(Clone, Copy, Debug)]
pub struct FollowUp;

impl Flow for FollowUp {
    const KIND: FlowKind = FOLLOW_UP;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let follow_up = FollowUpId(run.facts().subject);
        let mut is_approved = false;
        loop {
            let (is_automated, is_written) = match run.compute("look", LookAtFollowUp { follow_up }).await? {
                Standing::Over => return Ok(End::Done(json!({ "sent": false }))),
                Standing::Early { at } => {
                    run.sleep_until("due", at).await?;
                    continue;
                }
                Standing::Due {
                    is_automated,
                    is_written,
                } => (is_automated, is_written),
            };
            let is_fit = is_written
                || run
                    .step(
                        "draft",
                        DraftFollowUp {
                            follow_up,
                            instruction: None,
                        },
                    )
                    .await?;
            if !(is_approved || is_automated && is_fit) {
                let reason = if is_fit {
                    WaitReason::Approval
                } else {
                    WaitReason::Validation
                };
                is_approved = rest(run, follow_up, reason).await?;
                continue;
            }
            match send(run, follow_up, is_approved).await? {
                Some(approved_again) => is_approved = approved_again,
                None => return Ok(End::Done(json!({ "sent": true }))),
            }
        }
    }

    async fn settle<'c>(
        &'c self,
        Recording { conn, now, .. }: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let (status, why) = match settling {
            Settling::Failed { causes, .. } => (FollowUpStatus::Failed, causes.join(": ")),
            Settling::Cancelled { reason } => (FollowUpStatus::Cancelled, reason.clone()),
            Settling::NeedsPerson { .. } => return Ok(Vec::new()),
        };
        mark(conn, facts.subject.into(), status, Some(&why), now).await?;
        Ok(Vec::new())
    }
}

/// Queues and hands over; `None` when the follow-up has left, else whether it is approved for the next try.
async fn send(run: &mut Run, follow_up: FollowUpId, is_approved: bool) -> Result<Option<bool>, Stop> {
    match run
        .step(
            "queue_follow_up",
            QueueFollowUp {
                follow_up,
                is_automatic: !is_approved,
            },
        )
        .await?
    {
        Queued::Queued { message, not_before } => {
            run.sleep_until("undo", not_before).await?;
            if hand_over(run, follow_up, message).await? {
                return Ok(None);
            }
            rest(run, follow_up, WaitReason::Approval).await.map(Some)
        }
        Queued::Refused { .. } => rest(run, follow_up, WaitReason::Approval).await.map(Some),
        Queued::OverLimit { until, .. } => {
            run.step(
                "rest",
                RestFollowUp {
                    follow_up,
                    reason: WaitReason::Quota,
                },
            )
            .await?;
            run.sleep_until("limit", until).await?;
            Ok(Some(is_approved))
        }
    }
}

/// Rests until a person says something; whether that was leave to send.
async fn rest(run: &mut Run, follow_up: FollowUpId, reason: WaitReason) -> Result<bool, Stop> {
    run.step("rest", RestFollowUp { follow_up, reason }).await?;
    let until = run.now() + LOOK_AGAIN;
    let signal = run.signal("decide", Some(until)).await?;
    Ok(matches!(signal, Some(Signal::Approved { .. })))
}

/// Whether the follow-up has left.
async fn hand_over(run: &mut Run, follow_up: FollowUpId, message: OutboundId) -> Result<bool, Stop> {
    match deliver_until_settled(run, message).await? {
        Delivered::Sent | Delivered::Later { .. } => Ok(true),
        Delivered::Failed { .. } | Delivered::CalledBack => Ok(false),
        Delivered::Uncertain { .. } => {
            run.step(
                "rest",
                RestFollowUp {
                    follow_up,
                    reason: WaitReason::Uncertain,
                },
            )
            .await?;
            loop {
                if let Some(Signal::Settled { was_sent }) = run.signal("settled", None).await? {
                    let settlement = if was_sent {
                        Settlement::HadLeft
                    } else {
                        Settlement::HadNotLeft
                    };
                    run.step("settle_send", SettleSend { message, settlement }).await?;
                    return Ok(was_sent);
                }
            }
        }
    }
}
