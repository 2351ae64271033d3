//! Answers one inbound email: guard, understand, draft until valid, decide, book, queue, deliver, schedule.

use activities::book_meeting::{BookMeeting, Booking};
use activities::deliver::Delivered;
use activities::draft_reply::DraftReply;
use activities::guard::Guard;
use activities::queue::{Queued, limit_sentence};
use activities::queue_reply::QueueReply;
use activities::rest_draft::{Rest, RestDraft};
use activities::schedule_follow_ups::ScheduleFollowUps;
use activities::settle_send::{SettleSend, Settlement};
use activities::understand::Understand;
use activities::validate_draft::ValidateDraft;
use chrono::{DateTime, Utc};
use domain::emails::{Status, WaitReason};
use domain::flows::process_email::{BOOK, DECIDE, DRAFT, GUARD, QUEUE_REPLY, UNDERSTAND, VALIDATE};
use domain::flows::{FlowKind, PROCESS_EMAIL, Signal};
use domain::ids::{EmailId, OutboundId};
use serde_json::json;
use storage::emails::{Action, mark_draft_ready, mark_status};
use storage::journal::Recording;
use storage::runs::{RunFacts, Wake};

use super::deliver::deliver_until_settled;
use crate::engine::{End, Flow, Run, Settling, Stop};

/// How often a draft that failed validation is written again.
const MOST_RETRIES: i32 = 2;

/// The flow; its subject is the email.
#[derive(Clone, Copy, Debug)]
pub struct ProcessEmail;

/// A draft and what was found about it.
#[derive(Clone, Copy, Debug)]
struct Draft {
    version: i32,
    is_valid: bool,
    has_conflict: bool,
}

/// Leave to send a version of the draft.
#[derive(Clone, Copy, Debug)]
struct Approval {
    version: i32,
    is_automatic: bool,
    follow_up: bool,
}

/// What a person decided.
enum Decision {
    Send(Approval),
    Redraft { instruction: Option<String> },
    Reject { reason: Option<String> },
}

impl Flow for ProcessEmail {
    const KIND: FlowKind = PROCESS_EMAIL;

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let email = EmailId(run.facts().subject);
        if let Some(reason) = run.step(GUARD, Guard { email }).await? {
            return Ok(End::Done(json!({ "ignored": reason })));
        }
        let understood = run.step(UNDERSTAND, Understand { email }).await?;
        let mut draft = draft_until_valid(run, email, None).await?;
        let may_send_itself =
            understood.intent_sends_itself && understood.is_confident && draft.is_valid && !draft.has_conflict;
        let automatic = Approval {
            version: draft.version,
            is_automatic: true,
            follow_up: true,
        };
        let mut approval = may_send_itself.then_some(automatic);
        let mut why = None;
        loop {
            let approved = match approval {
                Some(approved) => approved,
                None => match decide(run, email, draft, why.take()).await? {
                    Decision::Send(approved) => approved,
                    Decision::Redraft { instruction } => {
                        draft = draft_until_valid(run, email, instruction).await?;
                        continue;
                    }
                    Decision::Reject { reason } => return reject(run, email, reason).await,
                },
            };
            approval = match send(run, email, approved, &draft).await? {
                Sending::Sent => {
                    let schedule = ScheduleFollowUps {
                        email,
                        are_automated: approved.follow_up,
                    };
                    let follow_ups = run.step("schedule", schedule).await?;
                    return Ok(End::Done(json!({ "sent": true, "follow_ups": follow_ups })));
                }
                Sending::TryAgain => Some(approved),
                Sending::Ask { because } => {
                    why = because;
                    None
                }
                Sending::Conflict => {
                    draft = draft_until_valid(run, email, None).await?;
                    None
                }
            };
        }
    }

    async fn settle<'c>(
        &'c self,
        Recording { conn, now, .. }: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let email = EmailId(facts.subject);
        match settling {
            Settling::Failed { step, causes } => {
                let action = Action::new("failed", json!({ "step": step }));
                mark_status(conn, email, Status::Error, Some(&causes.join(": ")), &action, now).await?;
            }
            Settling::Cancelled { reason } => {
                let action = Action::new("cancelled", json!({}));
                mark_status(conn, email, Status::Rejected, Some(reason), &action, now).await?;
            }
            Settling::NeedsPerson { reason } => {
                let action = Action::new("needs_person", json!({}));
                mark_draft_ready(conn, email, WaitReason::Approval, None, Some(reason), &action, now).await?;
            }
        }
        Ok(Vec::new())
    }
}

/// Drafts and validates; a draft that fails is written again with its issues, at most twice.
async fn draft_until_valid(run: &mut Run, email: EmailId, instruction: Option<String>) -> Result<Draft, Stop> {
    let mut retries = 0;
    loop {
        let writing = DraftReply {
            email,
            instruction: instruction.clone(),
            heeds_issues: retries > 0,
            retries,
        };
        let drafted = run.step(DRAFT, writing).await?;
        let issues = run
            .step(
                VALIDATE,
                ValidateDraft {
                    email,
                    version: drafted.version,
                },
            )
            .await?;
        if issues == 0 || retries == MOST_RETRIES {
            let draft = Draft {
                version: drafted.version,
                is_valid: issues == 0,
                has_conflict: drafted.has_conflict,
            };
            return Ok(draft);
        }
        retries += 1;
    }
}

/// Waits for a person; holds no worker meanwhile.
async fn decide(run: &mut Run, email: EmailId, draft: Draft, why: Option<String>) -> Result<Decision, Stop> {
    let mut snoozed_until: Option<DateTime<Utc>> = None;
    loop {
        let reason = match (snoozed_until, draft.is_valid) {
            (Some(_), _) => WaitReason::Snoozed,
            (None, true) => WaitReason::Approval,
            (None, false) => WaitReason::Validation,
        };
        let conflict = draft
            .has_conflict
            .then(|| "The proposed time is taken; other times are offered".to_owned());
        let rest = Rest::DraftReady {
            reason,
            until: snoozed_until,
            why: why.clone().or(conflict),
        };
        run.step("rest", RestDraft { email, rest }).await?;
        match run.signal(DECIDE, snoozed_until).await? {
            Some(Signal::Approved {
                draft_version,
                follow_up,
            }) => {
                let because = Rest::Working { because: "approved" };
                run.step("rest", RestDraft { email, rest: because }).await?;
                return Ok(Decision::Send(Approval {
                    version: draft_version,
                    is_automatic: false,
                    follow_up,
                }));
            }
            Some(Signal::Regenerate { instruction }) => {
                let because = Rest::Working {
                    because: "regenerating",
                };
                run.step("rest", RestDraft { email, rest: because }).await?;
                return Ok(Decision::Redraft { instruction });
            }
            Some(Signal::Rejected { reason }) => return Ok(Decision::Reject { reason }),
            Some(Signal::Snoozed { until }) => snoozed_until = Some(until),
            None => snoozed_until = None,
            Some(_) => {}
        }
    }
}

/// What became of an attempt to send.
enum Sending {
    Sent,
    TryAgain,
    Ask { because: Option<String> },
    Conflict,
}

async fn send(run: &mut Run, email: EmailId, approved: Approval, draft: &Draft) -> Result<Sending, Stop> {
    let booking = run.step(BOOK, BookMeeting { email }).await?;
    if booking == Booking::Conflict && !draft.has_conflict {
        return Ok(Sending::Conflict);
    }
    let mentions_meeting = booking != Booking::NoMeeting;
    let queueing = QueueReply {
        email,
        version: approved.version,
        is_automatic: approved.is_automatic,
        mentions_meeting,
    };
    match run.step(QUEUE_REPLY, queueing).await? {
        Queued::Queued { message, not_before } => hand_over(run, email, approved, message, not_before).await,
        Queued::Refused { why } => Ok(Sending::Ask { because: Some(why) }),
        Queued::OverLimit { scope, until } => {
            let why = Some(limit_sentence(scope).to_owned());
            let rest = Rest::DraftReady {
                reason: WaitReason::Quota,
                until: Some(until),
                why,
            };
            run.step("rest", RestDraft { email, rest }).await?;
            match run.signal("limit", Some(until)).await? {
                Some(Signal::Rejected { reason }) => Ok(Sending::Ask { because: reason }),
                Some(Signal::Regenerate { .. }) => Ok(Sending::Ask { because: None }),
                _ => {
                    let because = Rest::Working {
                        because: "limit_lifted",
                    };
                    run.step("rest", RestDraft { email, rest: because }).await?;
                    Ok(Sending::TryAgain)
                }
            }
        }
    }
}

async fn hand_over(
    run: &mut Run,
    email: EmailId,
    approved: Approval,
    message: OutboundId,
    not_before: DateTime<Utc>,
) -> Result<Sending, Stop> {
    // What nobody approved has no undo window: its end has passed already.
    while let Some(signal) = undo(run, approved, not_before).await? {
        match signal {
            Signal::Recalled | Signal::Rejected { .. } => {
                run.step(
                    "call_back",
                    SettleSend {
                        message,
                        settlement: Settlement::CalledBack,
                    },
                )
                .await?;
                return Ok(Sending::Ask {
                    because: Some("You called this reply back".to_owned()),
                });
            }
            _ => {}
        }
    }
    match deliver_until_settled(run, message).await? {
        Delivered::Uncertain { why } => settle_uncertain(run, email, message, why).await,
        Delivered::Failed { why } => Ok(Sending::Ask {
            because: Some(format!("The provider refused the reply: {why}")),
        }),
        Delivered::CalledBack => Ok(Sending::Ask { because: None }),
        Delivered::Sent | Delivered::Later { .. } => Ok(Sending::Sent),
    }
}

/// What a person says inside the undo window; `None` at its end.
async fn undo(run: &mut Run, approved: Approval, not_before: DateTime<Utc>) -> Result<Option<Signal>, Stop> {
    if approved.is_automatic {
        return Ok(None);
    }
    run.signal("undo", Some(not_before)).await
}

/// Nobody knows whether the reply left: only a person may say so, and nothing is sent again before.
async fn settle_uncertain(run: &mut Run, email: EmailId, message: OutboundId, why: String) -> Result<Sending, Stop> {
    let rest = Rest::DraftReady {
        reason: WaitReason::Uncertain,
        until: None,
        why: Some(why),
    };
    run.step("rest", RestDraft { email, rest }).await?;
    loop {
        if let Some(Signal::Settled { was_sent }) = run.signal("settled", None).await? {
            let settlement = if was_sent {
                Settlement::HadLeft
            } else {
                Settlement::HadNotLeft
            };
            run.step("settle_send", SettleSend { message, settlement }).await?;
            return Ok(if was_sent {
                Sending::Sent
            } else {
                Sending::Ask { because: None }
            });
        }
    }
}

async fn reject(run: &mut Run, email: EmailId, reason: Option<String>) -> Result<End, Stop> {
    run.step(
        "rest",
        RestDraft {
            email,
            rest: Rest::Rejected { reason },
        },
    )
    .await?;
    Ok(End::Done(json!({ "rejected": true })))
}
