//! Reads what an email wants: its intent, a meeting, and the date follow-ups should count from.

use chrono::{DateTime, FixedOffset, Utc};
use domain::dates::{self, Reference, Zone};
use domain::flows::{MEETING_REMINDER, Signal};
use domain::ids::EmailId;
use domain::intents::{self, Rule};
use domain::mail::{self, Calendar, Kind};
use domain::meeting::{self, Letter, Meeting};
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

impl Activity for Understand {
    type Performed = (storage::emails::Understood, Understanding, meeting::Kind);
    type Output = Understanding;

    async fn perform(&self, context: &Context, facts: &StepFacts) -> Result<Self::Performed, ActivityError> {
        let reply = reply_context::read_plain(context, facts, self.email).await?;
        let ReplyContext { email, owner, .. } = &*reply;
        let active = facts.reader.intents(facts.run.workspace).await?;
        let calendars = if email.kind.0 == Kind::Invitation {
            let connection = context.database.connection().await?;
            let raw = storage::emails::get_raw(&connection, facts.run.workspace, self.email).await?;
            mail::parse(&raw).calendars
        } else {
            Vec::new()
        };
        let (understood, understanding, kind) = read(email, &calendars, &active, owner.zone());
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
        recording.rows.act(self.email, Action::new("classified", found));
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

fn read(
    email: &Email,
    calendars: &[Calendar],
    active: &[Intent],
    owner_zone: chrono_tz::Tz,
) -> (storage::emails::Understood, Understanding, meeting::Kind) {
    let reference = reference(email, owner_zone);
    let letter = Letter {
        subject: &email.subject,
        text: mail::own_words(&email.visible_text),
        quoted: None,
        owner: Zone::Named(owner_zone),
        is_place_known: reference.zone == Zone::Named(owner_zone),
    };
    let (meeting_uid, kind, meeting) = match meeting::invited(calendars, &email.subject, &reference) {
        Some(invited) => (invited.uid, meeting::Kind::ProposesTime, Some(invited.meeting)),
        None if email.kind.0 == Kind::Invitation => (None, meeting::Kind::None, None),
        None => {
            let (reading, meeting) = meeting::detect(&letter, &reference);
            (None, reading.kind, meeting)
        }
    };
    let base = dates::follow_up_base(mail::own_words(&email.visible_text), &reference);
    let rules: Vec<Rule> = active.iter().map(rule).collect();
    let classification = intents::classify(&rules, &email.subject, &email.visible_text);
    let intent = classification
        .as_ref()
        .and_then(|found| active.iter().find(|intent| intent.id == found.intent.0));
    let confidence = classification.as_ref().map_or(0.0, |found| found.confidence);
    let is_meeting = meeting.is_some();
    let understanding = Understanding {
        is_meeting,
        intent_acknowledges: intent.is_some_and(|intent| intent.auto_send && intent.acknowledge),
        intent_sends_itself: intent.is_some_and(|intent| intent.auto_send),
        is_confident: intent.is_some_and(|intent| confidence >= intent.confidence_threshold),
    };
    let understood = storage::emails::Understood {
        intent: intent.map(|intent| intent.id.into()),
        intent_name: intent.map(|intent| intent.name.clone()),
        intent_confidence: intent.map(|_| confidence),
        explanation: classification.map_or(Value::Null, |found| json!(found)),
        is_meeting,
        meeting_uid,
        meeting_confidence: meeting.as_ref().map(|meeting| meeting.confidence),
        follow_up_base: base.map(|base| (base.at.instant.with_timezone(&Utc), base.matched_text)),
        ..meeting.map(proposed).unwrap_or_default()
    };
    (understood, understanding, kind)
}

fn proposed(meeting: Meeting) -> storage::emails::Understood {
    storage::emails::Understood {
        meeting_start: Some(meeting.start.instant.with_timezone(&Utc)),
        meeting_end: Some(meeting.end.instant.with_timezone(&Utc)),
        meeting_timezone: Some(meeting.zone.name()),
        meeting_title: Some(meeting.title),
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
fn reference(email: &Email, owner_zone: chrono_tz::Tz) -> Reference {
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
