//! Answers one inbound email: guard, understand, draft until valid, decide, book, queue, deliver, schedule.

use activities::acknowledge::Acknowledge;
use activities::book_meeting::{BookMeeting, Booking, give_up};
use activities::deliver::{Deliver, Delivered};
use activities::draft_reply::DraftReply;
use activities::guard::{Guard, Guarded};
use activities::queue::{Queued, limit_sentence};
use activities::queue_reply::QueueReply;
use activities::rest_draft::{Rest, RestDraft};
use activities::schedule_follow_ups::ScheduleFollowUps;
use activities::settle_send::{SettleSend, Settlement};
use activities::understand::Understand;
use activities::validate_draft::ValidateDraft;
use chrono::{DateTime, Utc};
use domain::drafting::{PersonRule, Standing};
use domain::emails::{Status, WaitReason};
use domain::flows::process_email::{BOOK, DECIDE, DRAFT, GUARD, QUEUE_REPLY, UNDERSTAND, VALIDATE};
use domain::flows::{FlowKind, PROCESS_EMAIL, Signal};
use domain::ids::EmailId;
use domain::ledger::{OutboundKind, OutboundState};
use serde_json::json;
use storage::changes::ChangeKind;
use storage::emails::{Action, Resting};
use storage::journal::Recording;
use storage::ledger;
use storage::runs::{RunFacts, Wake};

use super::departure::{Departure, see_off};
use crate::engine::{End, Flow, Run, Settling, Stop, Tells};

/// How often a draft that failed validation is written again.
const MOST_RETRIES: i32 = 2;
/// Why a draft rests again.
const CALLED_BACK: &str = "You called this reply back";

/// What a person hears of an acknowledgement whose hand-off was cut.
const MAY_HAVE_LEFT: &str = "The sender may have been told that a person will answer, and nobody can tell";

/// The flow; its subject is the email.
#[derive(Clone, Copy, Debug)]
pub struct ProcessEmail;

/// A draft and what was found about it.
#[derive(Clone, Debug)]
struct Draft {
    version: i32,
    is_valid: bool,
    /// It refuses a proposed time.
    has_conflict: bool,
    /// What the calendar says to the meeting.
    standing: Option<Standing>,
    /// When the meeting starts that it agrees to.
    agreed_start: Option<DateTime<Utc>>,
    /// Its writer sees no meeting proposed.
    denies_meeting: bool,
    /// Nothing is left to a person.
    is_complete: bool,
    needs_person: Option<PersonRule>,
    /// Why the model did not write it.
    trouble: Option<String>,
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
    const TELLS: Tells = Tells {
        subject: Some(ChangeKind::Emails),
        end: Some(ChangeKind::FollowUps),
    };

    async fn run(&self, run: &mut Run) -> Result<End, Stop> {
        let email = EmailId(run.facts().subject);
        // Only a person has an email processed anew; what a person asked for, a person lets go.
        let is_asked_for = run.facts().generation > 1;
        let mut why = match run.step(GUARD, Guard { email, is_asked_for }).await? {
            Guarded::Ignored { reason } => return Ok(End::Done(json!({ "ignored": reason }))),
            Guarded::OnlyByPerson { why } => Some(why),
            Guarded::Open => None,
        };
        let understood = run.step(UNDERSTAND, Understand { email }).await?;
        let mut draft = draft_until_valid(run, email, None, None).await?;
        let is_automatic = understood.intent_sends_itself && understood.is_confident && !is_asked_for && why.is_none();
        let may_send_itself = is_automatic && draft.is_valid && draft.is_complete && !draft.has_conflict;
        if is_automatic && understood.intent_acknowledges && draft.may_be_acknowledged() {
            why = acknowledge(run, email, &draft).await?.or(why);
        }
        let mut decision = may_send_itself.then_some(Decision::Send(Approval {
            version: draft.version,
            is_automatic: true,
            follow_up: true,
        }));
        let mut put_offs = 0;
        loop {
            let decided = match decision.take() {
                Some(decided) => decided,
                None => decide(run, email, &draft, why.take()).await?,
            };
            match decided {
                Decision::Redraft { instruction } => {
                    draft = draft_until_valid(run, email, Some(&draft), instruction).await?;
                }
                Decision::Reject { reason } => return reject(run, email, reason).await,
                Decision::Send(approved) => match send(run, email, approved, &draft, &mut put_offs).await? {
                    Sending::Sent => return follow_up(run, email, approved).await,
                    Sending::Decided(next) => decision = Some(next),
                    Sending::Ask { because } => why = because,
                    Sending::Redraft => {
                        draft = draft_until_valid(run, email, Some(&draft), None).await?;
                    }
                },
            }
        }
    }

    async fn settle<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c RunFacts,
        settling: &'c Settling,
    ) -> storage::Result<Vec<Wake>> {
        let Recording { conn, rows, .. } = recording;
        let email = EmailId(facts.subject);
        let reply = (OutboundKind::Reply, facts.subject);
        let (found, resting, action) = match settling {
            Settling::Failed { step, causes } => (
                ledger::find_live(conn, facts.workspace, reply.0, reply.1)
                    .await?
                    .map(|live| live.state.0),
                Resting::at(Status::Error, Some(causes.join(": "))),
                Action::new("failed", json!({ "step": step })),
            ),
            Settling::Cancelled { reason } => {
                let found = ledger::stop(recording, facts.workspace, reply, reason).await?;
                give_up(conn, email).await?;
                let resting = match found {
                    Some(OutboundState::HandingOver | OutboundState::Uncertain) => {
                        Resting::draft_ready(WaitReason::Uncertain, None, Some(reason.clone()))
                    }
                    _ => Resting::at(Status::Rejected, Some(reason.clone())),
                };
                (found, resting, Action::new("cancelled", json!({})))
            }
            Settling::NeedsPerson { reason } => (
                None,
                Resting::draft_ready(WaitReason::Approval, None, Some(reason.clone())),
                Action::new("needs_person", json!({})),
            ),
        };
        // What was sent stays sent, whatever becomes of the run.
        if found != Some(OutboundState::Sent) {
            rows.rest(email, resting);
        }
        rows.act(email, action);
        Ok(Vec::new())
    }
}

/// Drafts and validates; a draft that fails is written again with its issues, at most twice.
async fn draft_until_valid(
    run: &mut Run,
    email: EmailId,
    before: Option<&Draft>,
    instruction: Option<String>,
) -> Result<Draft, Stop> {
    let mut retries = 0;
    let mut replaces = before.map(|draft| draft.version);
    loop {
        let writing = DraftReply {
            email,
            instruction: instruction.clone(),
            replaces,
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
                standing: drafted.standing,
                agreed_start: drafted.agreed_start,
                denies_meeting: drafted.denies_meeting,
                is_complete: drafted.is_complete,
                needs_person: drafted.needs_person,
                trouble: drafted.trouble,
            };
            return Ok(draft);
        }
        replaces = Some(drafted.version);
        retries += 1;
    }
}

impl Draft {
    /// What it rests for where nothing else holds it.
    fn waits_for(&self) -> WaitReason {
        match (self.is_valid, self.is_complete) {
            (false, _) => WaitReason::Validation,
            (true, false) => WaitReason::Unanswered,
            (true, true) => WaitReason::Approval,
        }
    }

    /// Why a person is asked, where the draft can tell.
    fn why(&self) -> Option<String> {
        let needed = self.needs_person.map(|rule| rule.sentence().to_owned());
        let refused = self.has_conflict.then_some(self.standing.unwrap_or(Standing::Taken));
        let conflict = refused.and_then(Standing::why_refused).map(str::to_owned);
        self.trouble.clone().or(needed).or(conflict)
    }

    /// Whether the sender may hear that a person will answer.
    fn may_be_acknowledged(&self) -> bool {
        !self.is_complete && self.needs_person.is_none_or(PersonRule::may_be_acknowledged)
    }
}

/// Tells the sender that a person will answer, while the draft rests. Whatever becomes of it, the email waits for that
/// person, who hears where nobody can tell whether it left: what cannot leave at once does not leave.
async fn acknowledge(run: &mut Run, email: EmailId, draft: &Draft) -> Result<Option<String>, Stop> {
    let rest = Rest::DraftReady {
        reason: draft.waits_for(),
        until: None,
        why: draft.why(),
    };
    run.step("rest", RestDraft { email, rest }).await?;
    let Some(message) = run.step("acknowledge", Acknowledge { email }).await? else {
        return Ok(None);
    };
    let mut lookups = 0;
    loop {
        let delivery = Deliver {
            message,
            version: None,
            put_offs: 0,
            lookups,
        };
        match run.step("deliver", delivery).await? {
            Delivered::Later { .. } => {
                let settlement = Settlement::CalledBack;
                run.step("call_back", SettleSend { message, settlement }).await?;
                return Ok(None);
            }
            Delivered::Unsettled { at, .. } => {
                lookups += 1;
                run.sleep_until("deliver_later", at).await?;
            }
            Delivered::Uncertain { why } => return Ok(Some(format!("{MAY_HAVE_LEFT}: {why}"))),
            _ => return Ok(None),
        }
    }
}

/// Waits for a person; holds no worker meanwhile.
async fn decide(run: &mut Run, email: EmailId, draft: &Draft, why: Option<String>) -> Result<Decision, Stop> {
    let mut snoozed_until: Option<DateTime<Utc>> = None;
    loop {
        let rest = Rest::DraftReady {
            reason: snoozed_until.map_or_else(|| draft.waits_for(), |_| WaitReason::Snoozed),
            until: snoozed_until,
            why: why.clone().or_else(|| draft.why()),
        };
        run.step("rest", RestDraft { email, rest }).await?;
        match run.signal(DECIDE, snoozed_until).await? {
            Some(Signal::Approved {
                draft_version,
                follow_up,
            }) => return approve(run, email, draft_version, follow_up).await,
            Some(Signal::Snoozed { until }) => snoozed_until = Some(until),
            Some(signal) => {
                if let Some(decision) = against(run, email, signal).await? {
                    return Ok(decision);
                }
            }
            None => snoozed_until = None,
        }
    }
}

/// A person's leave to send a version.
async fn approve(run: &mut Run, email: EmailId, version: i32, follow_up: bool) -> Result<Decision, Stop> {
    let rest = Rest::Working { because: "approved" };
    run.step("rest", RestDraft { email, rest }).await?;
    Ok(Decision::Send(Approval {
        version,
        is_automatic: false,
        follow_up,
    }))
}

/// A decision against the draft as it is; `None` for what decides nothing.
async fn against(run: &mut Run, email: EmailId, signal: Signal) -> Result<Option<Decision>, Stop> {
    match signal {
        Signal::Regenerate { instruction } => {
            let rest = Rest::Working {
                because: "regenerating",
            };
            run.step("rest", RestDraft { email, rest }).await?;
            Ok(Some(Decision::Redraft { instruction }))
        }
        Signal::Rejected { reason } => Ok(Some(Decision::Reject { reason })),
        _ => Ok(None),
    }
}

/// What became of an attempt to send.
enum Sending {
    Sent,
    /// While it waited a person decided, or the limit was lifted and the same is tried again.
    Decided(Decision),
    Ask {
        because: Option<String>,
    },
    /// The times in the draft hold no longer.
    Redraft,
}

async fn send(
    run: &mut Run,
    email: EmailId,
    approved: Approval,
    draft: &Draft,
    put_offs: &mut u32,
) -> Result<Sending, Stop> {
    let offers_others = draft.has_conflict;
    let booking = BookMeeting {
        email,
        offers_others,
        agreed_start: draft.agreed_start,
        is_denied: draft.denies_meeting,
    };
    let booking = run.step(BOOK, booking).await?;
    if booking == Booking::Freed || booking == Booking::Conflict && !offers_others {
        return Ok(Sending::Redraft);
    }
    let queueing = QueueReply {
        email,
        version: approved.version,
        is_automatic: approved.is_automatic,
        booking,
    };
    match run.step(QUEUE_REPLY, queueing).await? {
        Queued::Queued { message, not_before } => {
            // What nobody approved has no undo window.
            let undo_until = (!approved.is_automatic).then_some(not_before);
            let uncertain = |why| RestDraft {
                email,
                rest: resting(WaitReason::Uncertain, None, why),
            };
            let departure = see_off(run, message, Some(approved.version), undo_until, put_offs, uncertain).await?;
            after(run, email, approved, departure).await
        }
        Queued::Refused { why } => Ok(Sending::Ask { because: Some(why) }),
        Queued::OverLimit { scope, until } => {
            let rest = resting(WaitReason::Quota, Some(until), limit_sentence(scope).to_owned());
            run.step("rest", RestDraft { email, rest }).await?;
            match run.signal("limit", Some(until)).await? {
                Some(Signal::Approved {
                    draft_version,
                    follow_up,
                }) => {
                    return Ok(Sending::Decided(approve(run, email, draft_version, follow_up).await?));
                }
                Some(Signal::Recalled) => {
                    let because = Some(CALLED_BACK.to_owned());
                    return Ok(Sending::Ask { because });
                }
                Some(signal) => {
                    if let Some(decision) = against(run, email, signal).await? {
                        return Ok(Sending::Decided(decision));
                    }
                }
                None => {}
            }
            let rest = Rest::Working {
                because: "limit_lifted",
            };
            run.step("rest", RestDraft { email, rest }).await?;
            Ok(Sending::Decided(Decision::Send(approved)))
        }
    }
}

/// What the way of a queued reply out of the house means for the email.
async fn after(run: &mut Run, email: EmailId, approved: Approval, departure: Departure) -> Result<Sending, Stop> {
    let ask = |because| Sending::Ask { because };
    Ok(match departure {
        Departure::Left => Sending::Sent,
        Departure::Withdrawn => Sending::Decided(Decision::Send(approved)),
        Departure::Stayed { why } => ask(why),
        Departure::Uncertain { why } => ask(Some(why)),
        Departure::Stopped { by } => {
            let decided = match by {
                Some(signal) => against(run, email, signal).await?,
                None => None,
            };
            decided.map_or_else(|| ask(Some(CALLED_BACK.to_owned())), Sending::Decided)
        }
    })
}

fn resting(reason: WaitReason, until: Option<DateTime<Utc>>, why: String) -> Rest {
    let why = Some(why);
    Rest::DraftReady { reason, until, why }
}

async fn follow_up(run: &mut Run, email: EmailId, approved: Approval) -> Result<End, Stop> {
    let schedule = ScheduleFollowUps {
        email,
        are_automated: approved.follow_up,
    };
    run.step("schedule", schedule).await?;
    Ok(End::Done(json!({ "sent": true })))
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
