//! Writes to a correspondent who has not answered: when due, with the thread as it is then.

use activities::follow_up::{DraftFollowUp, EndFollowUp, LookAtFollowUp, QueueFollowUp, RestFollowUp, Standing};
use activities::queue::{Queued, limit_sentence};
use domain::emails::WaitReason;
use domain::flows::{FOLLOW_UP, FlowKind, Signal};
use domain::follow_ups::FollowUpStatus;
use domain::ids::FollowUpId;
use domain::ledger::{OutboundKind, OutboundState};
use serde_json::json;
use storage::changes::ChangeKind;
use storage::follow_ups::{mark, mark_resting};
use storage::journal::Recording;
use storage::ledger;
use storage::runs::{RunFacts, Wake};

use super::departure::{Departure, see_off};
use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// Why a follow-up rests again.
const CALLED_BACK: &str = "You called this follow-up back";

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
        let mut put_offs = 0;
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
                ready => match send(run, follow_up, ready, &mut put_offs).await? {
                    Some(word) => word,
                    None => return Ok(End::Done(json!({ "sent": true }))),
                },
            };
        }
    }

    async fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let Recording { conn, now, .. } = recording;
        let (follow_up, message) = (facts.subject.into(), (OutboundKind::FollowUp, facts.subject));
        let (found, status, why) = match settling {
            Settling::Failed { causes, .. } => {
                let live = ledger::find_live(conn, facts.workspace, message.0, message.1).await?;
                (live.map(|live| live.state.0), FollowUpStatus::Failed, causes.join(": "))
            }
            Settling::Cancelled { reason } => {
                let found = ledger::stop(recording, facts.workspace, message, reason).await?;
                (found, FollowUpStatus::Cancelled, reason.clone())
            }
            Settling::NeedsPerson { .. } => return Ok(Vec::new()),
        };
        match found {
            // What was sent stays sent, whatever becomes of the run.
            Some(OutboundState::Sent) => {}
            Some(OutboundState::HandingOver | OutboundState::Uncertain) if status == FollowUpStatus::Cancelled => {
                mark(conn, follow_up, FollowUpStatus::Pending, None, now).await?;
                mark_resting(conn, follow_up, WaitReason::Uncertain, Some(&why)).await?;
            }
            _ => mark(conn, follow_up, status, Some(&why), now).await?,
        }
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
    let signal = run.signal("decide", None).await?;
    Ok(match signal {
        Some(Signal::Approved { .. }) => Word::Approved,
        _ => word,
    })
}

/// Queues and hands over; `None` when the follow-up has left, else what is said about the next try.
async fn send(run: &mut Run, follow_up: FollowUpId, word: Word, put_offs: &mut u32) -> Result<Option<Word>, Stop> {
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
            match see_off(run, message, None, undo_until, put_offs, uncertain).await? {
                Departure::Left => None,
                Departure::Withdrawn => Some(word),
                Departure::Stopped {
                    by: Some(Signal::Changed),
                } => Some(Word::None),
                Departure::Stopped { .. } => withheld(Some(CALLED_BACK.to_owned())),
                Departure::Stayed { why } => withheld(why),
                Departure::Uncertain { why } => withheld(Some(why)),
            }
        }
        Queued::Refused { why } => withheld(Some(why)),
        Queued::OverLimit { scope, until } => {
            let reason = WaitReason::Quota;
            let why = Some(limit_sentence(scope).to_owned());
            run.step("rest", RestFollowUp { follow_up, reason, why }).await?;
            match run.signal("limit", Some(until)).await? {
                Some(Signal::Recalled) => withheld(Some(CALLED_BACK.to_owned())),
                _ => Some(word),
            }
        }
    })
}
