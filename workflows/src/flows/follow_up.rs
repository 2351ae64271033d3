//! Writes to a correspondent who has not answered: when due, with the thread as it is then.

use activities::follow_up::{DraftFollowUp, EndFollowUp, LookAtFollowUp, QueueFollowUp, RestFollowUp, Standing};
use activities::queue::{Queued, limit_sentence};
use chrono::TimeDelta;
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, FlowKind, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::FollowUpId;
use serde_json::json;
use storage::changes::ChangeKind;
use storage::follow_ups::mark;
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use super::departure::{Departure, see_off};
use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// How often a due follow-up that rests is looked at without anybody saying anything.
const LOOK_AGAIN: TimeDelta = TimeDelta::days(30);

/// The flow; its subject is the follow-up.
#[derive(Clone, Copy, Debug)]
pub struct FollowUp;

/// What has been said about sending it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// Nothing: it sends itself where it may.
    None,
    /// A person approved it.
    Approved,
    /// It came back once, and leaves only by a person's word.
    Withheld { why: Option<String> },
}

impl Flow for FollowUp {
    const KIND: FlowKind = FOLLOW_UP;
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::FollowUps),
        end: None,
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let follow_up = FollowUpId(run.facts().subject);
        let mut word = Word::None;
        loop {
            let (is_automated, is_written) = match run.compute("look", LookAtFollowUp { follow_up }).await? {
                Standing::Over => return Ok(End::Done(json!({ "sent": false }))),
                Standing::MovedOn => {
                    run.step("end", EndFollowUp { follow_up }).await?;
                    return Ok(End::Done(json!({ "sent": false })));
                }
                Standing::Early { at } => {
                    run.sleep_until("due", at).await?;
                    continue;
                }
                Standing::Due {
                    is_automated,
                    is_written,
                } => (is_automated, is_written),
            };
            let is_fit = is_written || draft(run, follow_up).await?;
            word = match word {
                Word::None if !(is_automated && is_fit) => ask(run, follow_up, is_fit, Word::None).await?,
                Word::Withheld { .. } => ask(run, follow_up, is_fit, word).await?,
                ready => match send(run, follow_up, ready).await? {
                    Some(word) => word,
                    None => return Ok(End::Done(json!({ "sent": true }))),
                },
            };
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

async fn draft(run: &mut Run, follow_up: FollowUpId) -> Result<bool, Stop> {
    let instruction = None;
    run.step("draft", DraftFollowUp { follow_up, instruction }).await
}

/// Rests until a person says something; `word` stands unless that was leave to send.
async fn ask(run: &mut Run, follow_up: FollowUpId, is_fit: bool, word: Word) -> Result<Word, Stop> {
    let reason = if is_fit {
        WaitReason::Approval
    } else {
        WaitReason::Validation
    };
    let why = match &word {
        Word::Withheld { why } => why.clone(),
        _ => None,
    };
    run.step("rest", RestFollowUp { follow_up, reason, why }).await?;
    let until = run.now() + LOOK_AGAIN;
    let signal = run.signal("decide", Some(until)).await?;
    Ok(match signal {
        Some(Signal::Approved { .. }) => Word::Approved,
        _ => word,
    })
}

/// Queues and hands over; `None` when the follow-up has left, else what is said about the next try.
async fn send(run: &mut Run, follow_up: FollowUpId, word: Word) -> Result<Option<Word>, Stop> {
    let is_automatic = word != Word::Approved;
    let queueing = QueueFollowUp {
        follow_up,
        is_automatic,
    };
    let withheld = |why: Option<String>| Some(Word::Withheld { why });
    Ok(match run.step("queue_follow_up", queueing).await? {
        Queued::Queued { message, not_before } => {
            // What nobody approved has no undo window.
            let undo_until = (!is_automatic).then_some(not_before);
            let uncertain = |why| RestFollowUp {
                follow_up,
                reason: WaitReason::Uncertain,
                why: Some(why),
            };
            match see_off(run, message, undo_until, uncertain).await? {
                Departure::Left => None,
                Departure::CalledBack => withheld(Some("You called this follow-up back".to_owned())),
                Departure::Changed => Some(Word::None),
                Departure::Stayed { why } => withheld(why),
            }
        }
        Queued::Refused { why } => withheld(Some(why)),
        Queued::OverLimit { scope, until } => {
            let reason = WaitReason::Quota;
            let why = Some(limit_sentence(scope).to_owned());
            run.step("rest", RestFollowUp { follow_up, reason, why }).await?;
            run.sleep_until("limit", until).await?;
            Some(word)
        }
    })
}
