//! Reads what an email wants: its intent, a meeting, and the date follow-ups should count from.

use chrono::{DateTime, FixedOffset, Utc};
use domain::conversation;
use domain::dates::{self, Reference, Zone};
use domain::drafting::template;
use domain::flows::{MEETING_REMINDER, Signal};
use domain::ids::EmailId;
use domain::intents::{self, Rule};
use domain::mail::{self, Kind};
use domain::meeting::{self, Expect, Letter, Offered, Proposal};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use storage::emails::{Action, Email};
use storage::intents::Intent;
use storage::journal::Recording;
use storage::runs::{self, Wake};

use crate::reply_context::{self, ReplyContext};
use crate::{Activity, ActivityError, Context, Kept, StepFacts};

/// Reads one email.
#[derive(Debug)]
pub struct Understand {
    /// The email.
    pub email: EmailId,
}

/// What the flow decides by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Understanding {
    /// Whether the email asks for a meeting.
    pub is_meeting: bool,
    /// Whether the intent lets its replies leave without a person.
    pub intent_sends_itself: bool,
    /// Whether the sender may hear that a person will answer.
    #[serde(default)]
    pub intent_acknowledges: bool,
    /// Whether the confidence reaches what the intent asks for.
    pub is_confident: bool,
}

/// What an email says about a meeting.
#[derive(Debug, Default)]
struct Spoken {
    kind: meeting::Kind,
    /// Name of the invitation.
    uid: Option<String>,
    proposal: Option<Proposal>,
}

impl Activity for Understand {
    type Performed = (storage::emails::Understood, Understanding, meeting::Kind);
    type Output = Understanding;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let active = facts.reader.intents(facts.run.workspace).await?;
        let spoken = spoken(context, facts, &reply).await?;
        let kind = spoken.kind;
        let (understood, understanding) = read(&reply, spoken, &active);
        let intent = active.iter().find(|intent| Some(intent.id.into()) == understood.intent);
        // What the memory alone holds is changed in place.
        drop(reply);
        facts.memory.understand(&understood, intent);
        Ok((understood, understanding, kind))
    }

    fn output(&self, (_, understanding, _): &Self::Performed) -> Option<Understanding> {
        Some(understanding.clone())
    }

    async fn record<'c>(
        &'c self,
        recording: Recording<'c>,
        _facts: &'c StepFacts,
        (understood, understanding, kind): &'c Self::Performed,
    ) -> storage::Result<Kept<Understanding>> {
        let wakes = match kind {
            meeting::Kind::Cancels => self.call_off(&recording).await?,
            _ => Vec::new(),
        };
        recording.rows.understand(self.email, understood);
        let found = json!({
            "intent": understood.intent_name,
            "confidence": understood.intent_confidence,
            "meeting_detected": understood.is_meeting,
            "meeting_kind": kind.as_str(),
        });
        recording.rows.act(self.email, Action::new("intent_classified", found));
        Ok(Kept {
            output: understanding.clone(),
            wakes,
        })
    }
}

impl Understand {
    /// Calls off the meeting that this correspondent had agreed to; its reminder ends.
    async fn call_off(&self, recording: &Recording<'_>) -> storage::Result<Vec<Wake>> {
        let Recording { conn, rows, now, .. } = *recording;
        let Some(planned) = storage::events::find_planned(conn, self.email, now).await? else {
            return Ok(Vec::new());
        };
        if planned.is_newer || !storage::events::call_off(conn, planned.event).await? {
            return Ok(Vec::new());
        }
        let found = json!({ "start": planned.start });
        rows.act(self.email, Action::new("meeting_called_off", found));
        let told = runs::signal_subject(conn, MEETING_REMINDER, planned.event.0, &Signal::Changed, now).await?;
        Ok(told.flatten().into_iter().collect())
    }
}

/// Reads what an email says about a meeting: by its calendar, as an answer to times that were offered, or by its words.
async fn spoken(context: &Context, facts: &StepFacts, reply: &ReplyContext) -> Result<Spoken, ActivityError> {
    let (email, owner_zone) = (&reply.email, reply.owner.zone());
    let reference = reference(email, owner_zone);
    if email.kind.0 == Kind::Invitation {
        let connection = context.database.connection().await?;
        let raw = storage::emails::get_raw(&connection, facts.run.workspace, email.id.into()).await?;
        let invited = meeting::invited(&mail::parse(&raw).calendars, &email.subject, &reference);
        return Ok(invited.map_or_else(Spoken::default, |invited| Spoken {
            kind: meeting::Kind::ProposesTime,
            proposal: Some(meeting::invited_to(&invited.meeting)),
            uid: invited.uid,
        }));
    }
    let letter = Letter {
        subject: &email.subject,
        text: mail::own_words(&email.visible_text),
        quoted: None,
        owner: Zone::Named(owner_zone),
        is_place_known: reference.zone == Zone::Named(owner_zone),
    };
    let (reading, found) = meeting::detect(&letter, &reference);
    let kind = reading.kind;
    if is_answer(email) {
        let connection = context.database.connection().await?;
        if let Some(offered) = storage::ledger::find_offers(&connection, email.id.into()).await? {
            return Ok(answered(&letter, &reference, &reading, (&offered, email)));
        }
    }
    let was_planned = match kind {
        meeting::Kind::Cancels => {
            let connection = context.database.connection().await?;
            let planned = storage::events::find_planned(&connection, email.id.into(), facts.now).await?;
            planned.is_some_and(|planned| !planned.is_newer)
        }
        _ => false,
    };
    let proposal = meeting::wanted(&letter, &reference, (&reading, found.as_ref()), was_planned);
    Ok(Spoken {
        kind,
        proposal,
        uid: None,
    })
}

/// An answer to times that were offered. What is about something else books nothing.
fn answered(
    letter: &Letter,
    reference: &Reference,
    reading: &meeting::Reading,
    (offered, email): (&Offered, &Email),
) -> Spoken {
    let text = match letter.text.trim() {
        "" => &email.body,
        _ => &email.visible_text,
    };
    let at = email.sent_at.unwrap_or(email.received_at);
    let answer = offered.answered(text, letter.owner, at);
    // Who only says thank you chooses nothing, and is not asked to.
    let names_time = reading.kind != meeting::Kind::None || !dates::read(letter.text, reference).is_empty();
    if answer.0.expect == Expect::Ask && !names_time && template::closes_the_matter(letter.text) {
        return Spoken::default();
    }
    let kind = match answer.0.expect {
        Expect::Pick => meeting::Kind::Accepts,
        Expect::Ask => meeting::Kind::Ambiguous,
        Expect::Counter => meeting::Kind::ProposesTime,
        Expect::Cancel => meeting::Kind::Cancels,
        Expect::Decline | Expect::Other => meeting::Kind::None,
    };
    Spoken {
        kind,
        proposal: meeting::chosen(letter, &answer, offered, reading),
        uid: None,
    }
}

/// Whether it may answer something of ours.
fn is_answer(email: &Email) -> bool {
    let subject = email.subject.trim().to_lowercase();
    !email.references_ids.is_empty() || conversation::normalise_subject(&email.subject) != subject
}

fn read(reply: &ReplyContext, spoken: Spoken, active: &[Intent]) -> (storage::emails::Understood, Understanding) {
    let email = &reply.email;
    let reference = reference(email, reply.owner.zone());
    let base = dates::follow_up_base(mail::own_words(&email.visible_text), &reference);
    let rules: Vec<Rule> = active.iter().map(rule).collect();
    let classification = intents::classify(&rules, &email.subject, &email.visible_text);
    let intent = classification
        .as_ref()
        .and_then(|found| active.iter().find(|intent| intent.id == found.intent.0));
    let confidence = classification.as_ref().map_or(0.0, |found| found.confidence);
    let understanding = Understanding {
        is_meeting: spoken
            .proposal
            .as_ref()
            .is_some_and(|proposal| proposal.wish.first().is_some()),
        intent_acknowledges: intent.is_some_and(|intent| intent.auto_send && intent.acknowledge),
        intent_sends_itself: intent.is_some_and(|intent| intent.auto_send),
        is_confident: intent.is_some_and(|intent| confidence >= intent.confidence_threshold),
    };
    let understood = storage::emails::Understood {
        intent: intent.map(|intent| intent.id.into()),
        intent_name: intent.map(|intent| intent.name.clone()),
        intent_confidence: intent.map(|_| confidence),
        explanation: classification.map_or(Value::Null, |found| json!(found)),
        meeting_uid: spoken.uid,
        follow_up_base: base.map(|base| (base.at.instant.with_timezone(&Utc), base.matched_text)),
        ..spoken.proposal.map(proposed).unwrap_or_default()
    };
    (understood, understanding)
}

fn proposed(proposal: Proposal) -> storage::emails::Understood {
    let first = proposal.wish.first();
    storage::emails::Understood {
        is_meeting: first.is_some(),
        meeting_confidence: first.map(|_| proposal.confidence),
        meeting_start: first.map(|span| span.0),
        meeting_end: first.map(|span| span.1),
        meeting_timezone: first.map(|_| proposal.timezone.clone()),
        meeting_title: first.map(|_| proposal.title.clone()),
        meeting_proposal: Some(json!(proposal)),
        ..Default::default()
    }
}

fn rule(intent: &Intent) -> Rule {
    Rule {
        id: intent.id.into(),
        name: intent.name.clone(),
        keywords: intent.keywords.clone(),
        priority: intent.priority,
        is_default: intent.is_default,
        created_at: intent.created_at,
    }
}

/// The sender's zone as the Date header tells it, else the owner's; the sender's clock when the mail was written.
pub(crate) fn reference(email: &Email, owner_zone: chrono_tz::Tz) -> Reference {
    let written: DateTime<Utc> = email.sent_at.unwrap_or(email.received_at);
    let offset = email.utc_offset_seconds.and_then(FixedOffset::east_opt);
    match offset {
        Some(offset) => {
            let written = written.with_timezone(&offset);
            Reference::new(written, Zone::of_sender(written, Some(Zone::Named(owner_zone))))
        }
        None => Reference::new(
            written.with_timezone(&owner_zone).fixed_offset(),
            Zone::Named(owner_zone),
        ),
    }
}
