//! Decides whether an email may be answered at all, and ends the answering of what may not.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::accounts::Hours;
use domain::drafting::NeedsPerson;
use domain::emails::Status;
use domain::follow_ups;
use domain::guard::{self, IgnoreReason};
use domain::ids::{AccountId, ConversationId, EmailId};
use domain::mail::{self, Kind};
use serde::{Deserialize, Serialize};
use serde_json::json;
use storage::emails::{Action, Resting, Understood};
use storage::journal::Recording;
use storage::reply_context::ReplyContext;
use storage::runs::Wake;
use storage::suppressions::{self, NewSuppression, UNSUBSCRIBED};

use crate::understand::reference;
use crate::{Activity, ActivityError, Context, Kept, StepFacts, reply_context};

/// How long ago an email may have come in that is answered by itself when it is first seen.
const OLD: TimeDelta = TimeDelta::days(1);
/// What a person reads of an older one.
const OLD_SENTENCE: &str =
    "This email was more than a day old when Mailroom first saw it; a reply leaves only with your approval.";
/// What a person reads of an email that says what its sender has said before.
const REPEATED_SENTENCE: &str = "The sender has written exactly this before, and it is answered automatically only once; a reply leaves only with \
     your approval.";
/// So many copies of one letter within a day are the mail server's doing.
const MOST_COPIES: i64 = 5;
/// What the owner of such a mailbox reads.
const MULTIPLIES: &str = "The mail server brings the same letter again and again, so Mailroom has stopped reading and \
     sending here. Have the server looked at, then switch the mailbox on again.";
/// Recipients of one report that are looked at.
const MOST_RECIPIENTS: usize = 100;
/// An absence that ends later is none that follow-ups wait for.
const LONGEST_ABSENCE: TimeDelta = TimeDelta::days(120);
/// Reason of an email whose sender wants no more mail.
const OPT_OUT: &str = "opt_out";

/// Looks at what was found when the email arrived.
#[derive(Debug)]
pub struct Guard {
    /// The email.
    pub email: EmailId,
    /// Whether a person asked for an answer all the same.
    pub is_asked_for: bool,
}

/// Whether an email may be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guarded {
    /// By itself, as far as the guard is concerned.
    Open,
    /// It is not, and nobody asked for it.
    Ignored {
        /// Code of the reason.
        reason: String,
    },
    /// Only a person may send what is drafted, and is told what stands against it.
    OnlyByPerson {
        /// The sentence.
        why: String,
    },
}

/// What was found.
#[derive(Debug)]
pub enum Finding {
    /// Nothing stands against an answer.
    Open,
    /// A person may answer it.
    ForPerson {
        /// Why.
        why: &'static str,
        /// The mailbox to stop, where its mails multiply.
        halt: Option<AccountId>,
    },
    /// It is not answered.
    Refused(Refusal),
}

/// Why an email is not answered, and who must not be written to any more.
#[derive(Debug)]
pub struct Refusal {
    reason: String,
    sentence: String,
    suppress: Vec<NewSuppression>,
    away: Option<Away>,
}

/// An absence that a note tells of.
#[derive(Debug)]
struct Away {
    until: DateTime<Utc>,
    conversation: ConversationId,
    zone: Tz,
    window: Hours,
}

impl Activity for Guard {
    type Performed = Finding;
    type Output = Guarded;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Finding, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let email = &reply.email;
        let Some(reason) = email.guard_reason.clone() else {
            return match opt_out(&reply) {
                Some(refusal) => Ok(Finding::Refused(refusal)),
                None => self.open(context, &reply).await,
            };
        };
        let connection = context.database.connection().await?;
        let sentence = reason
            .parse::<IgnoreReason>()
            .map_or_else(|_| reason.clone(), |known| known.sentence().to_owned());
        let away = match email.kind.0 {
            Kind::AutoReply => self.away(context, facts, &reply).await?,
            _ => None,
        };
        let mut suppress = Vec::new();
        if matches!(email.kind.0, Kind::Bounce | Kind::Complaint) {
            let raw = storage::emails::get_raw(&connection, facts.run.workspace, self.email).await?;
            let message = mail::parse(&raw);
            for bounce in mail::bounces(&message)
                .into_iter()
                .filter(|bounce| bounce.is_hard)
                .take(MOST_RECIPIENTS)
            {
                // Anybody can write a report: only one about a message of ours counts.
                let Some(about) = &bounce.original_message_id else {
                    continue;
                };
                if storage::ledger::was_sent(&connection, facts.run.workspace, about).await? {
                    let why = if email.kind.0 == Kind::Complaint {
                        "complained"
                    } else {
                        "bounced"
                    };
                    suppress.extend(
                        bounce
                            .original_recipient
                            .or(bounce.recipient)
                            .map(|address| suppression(address, why, None)),
                    );
                }
            }
        }
        Ok(Finding::Refused(Refusal {
            reason,
            sentence,
            suppress,
            away,
        }))
    }

    fn output(&self, performed: &Finding) -> Option<Guarded> {
        match performed {
            Finding::Open => Some(Guarded::Open),
            Finding::ForPerson { why, halt: None } => Some(only_by_person(why)),
            Finding::ForPerson { .. } | Finding::Refused(_) => None,
        }
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        facts: &'c StepFacts,
        performed: &'c Finding,
    ) -> storage::Result<Kept<Guarded>> {
        let refusal = match performed {
            Finding::Open => return Ok(Guarded::Open.into()),
            Finding::ForPerson { why, halt } => {
                if let Some(account) = halt {
                    storage::accounts::halt(recording.conn, *account, MULTIPLIES).await?;
                }
                return Ok(only_by_person(why).into());
            }
            Finding::Refused(refusal) => refusal,
        };
        let reason = refusal.reason.clone();
        // Without a sender there is nobody whom a person could answer.
        if self.is_asked_for && reason != IgnoreReason::NoSender.as_str() {
            let why = refusal.sentence.clone();
            return Ok(Guarded::OnlyByPerson { why }.into());
        }
        let action = Action::new("ignored", json!({ "reason": reason }));
        let Recording { conn, rows, now, .. } = recording;
        rows.rest(self.email, Resting::at(Status::Ignored, Some(refusal.sentence.clone())));
        rows.act(self.email, action);
        for new in &refusal.suppress {
            suppressions::add(conn, facts.run.workspace, new, now).await?;
        }
        let wakes = match &refusal.away {
            Some(away) => self.put_off(recording, away).await?,
            None => Vec::new(),
        };
        Ok(Kept {
            output: Guarded::Ignored { reason },
            wakes,
        })
    }
}

impl Guard {
    /// Whether what nothing stands against is answered by itself.
    async fn open(&self, context: &Context, reply: &ReplyContext) -> Result<Finding, ActivityError> {
        let email = &reply.email;
        let connection = context.database.connection().await?;
        let before = storage::emails::find_repeats(&connection, self.email).await?;
        let halt = (before.copies >= MOST_COPIES).then(|| email.email_account_id.into());
        let why = if before.is_answered || halt.is_some() {
            REPEATED_SENTENCE
        } else if email.created_at - email.received_at > OLD {
            OLD_SENTENCE
        } else {
            return Ok(Finding::Open);
        };
        Ok(Finding::ForPerson { why, halt })
    }

    /// Until when the author of a note is away.
    async fn away(
        &self,
        context: &Context,
        facts: &StepFacts,
        reply: &ReplyContext,
    ) -> Result<Option<Away>, ActivityError> {
        let connection = context.database.connection().await?;
        let raw = storage::emails::get_raw(&connection, facts.run.workspace, self.email).await?;
        let zone = reply.owner.zone();
        let back = mail::back_on(&mail::parse(&raw), &reference(&reply.email, zone));
        let until = back.map(|back| back.instant.to_utc());
        let Some(until) = until.filter(|until| *until < facts.now + LONGEST_ABSENCE) else {
            return Ok(None);
        };
        Ok(Some(Away {
            until,
            conversation: reply.email.conversation_id.into(),
            zone,
            window: reply.account.window()?.unwrap_or_else(|| reply.owner.hours()),
        }))
    }

    /// Moves the follow-ups of the conversation behind the absence; those scheduled later find it with the email.
    async fn put_off(
        &self,
        Recording { conn, rows, now, .. }: Recording<'_>,
        away: &Away,
    ) -> storage::Result<Vec<Wake>> {
        rows.understand(
            self.email,
            &Understood {
                follow_up_base: Some((away.until, String::new())),
                ..Understood::default()
            },
        );
        let later = |due: &[DateTime<Utc>]| follow_ups::behind(due, away.until, away.zone, &away.window);
        storage::follow_ups::put_off_in_conversation(conn, away.conversation, later, now).await
    }
}

fn only_by_person(why: &str) -> Guarded {
    let why = why.to_owned();
    Guarded::OnlyByPerson { why }
}

/// Who asks not to be written to again is not answered, and not written to any more: neither where the mail says it comes
/// from, nor where its answer would go within the same house.
fn opt_out(reply: &ReplyContext) -> Option<Refusal> {
    let asked = NeedsPerson::of(&reply.input).filter(NeedsPerson::is_opt_out)?;
    let email = &reply.email;
    let mut addresses = vec![email.from_email.clone()];
    if !guard::answers_elsewhere(&email.from_email, email.reply_to.as_deref()) {
        addresses.extend(email.reply_to.clone().filter(|other| *other != email.from_email));
    }
    let quote = Some(asked.words);
    let suppress = addresses
        .into_iter()
        .map(|address| suppression(address, UNSUBSCRIBED, quote.clone()))
        .collect();
    Some(Refusal {
        reason: OPT_OUT.to_owned(),
        sentence: "The sender asks not to be written to again; the address is on the suppression list.".to_owned(),
        suppress,
        away: None,
    })
}

fn suppression(email: String, reason: &'static str, quote: Option<String>) -> NewSuppression {
    NewSuppression {
        email,
        reason,
        quote,
        user: None,
    }
}
