//! What is read out of a message; the field names are those of the JSON.

use chrono::{DateTime, Utc};
use domain::dates::{self, Grain, Mention, Moment, Reference};
use domain::intents::{self, Rule};
use domain::mail::{self, Address, BounceClass, Kind, Message, VisibleText};
use domain::meeting;
use serde::Serialize;

use super::Against;

/// A message as Mailroom reads it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Reading {
    pub kind: Kind,
    pub from_email: Option<String>,
    pub from_name: Option<String>,
    pub subject: String,
    pub message_id: Option<String>,
    pub visible_text: String,
    pub bounce: Option<Bounce>,
    pub intent: Option<Intent>,
    pub meeting: Meeting,
    pub dates: Vec<Dated>,
}

/// The first recipient of a delivery report.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Bounce {
    pub recipient: Option<String>,
    pub status: Option<String>,
    pub is_hard: bool,
    pub class: BounceClass,
}

/// The intent by the four intents every workspace starts with.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Intent {
    pub name: String,
    pub confidence: f64,
    pub matched: Vec<String>,
}

/// What the mail says about a meeting; `detected` where one time follows from it, which may be booked.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Meeting {
    pub detected: bool,
    pub kind: meeting::Kind,
    pub confidence: f64,
    pub start: Option<String>,
    pub end: Option<String>,
    pub day: Option<String>,
    pub slots: Vec<(String, Option<String>)>,
    pub is_window: bool,
    pub duration_minutes: Option<u32>,
    pub timezone: Option<String>,
    pub title: Option<String>,
}

/// One date: start and end as local time with offset, or as days where no time is meant (the last day included).
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the API, where they are described")]
pub struct Dated {
    pub text: String,
    pub start: String,
    pub end: Option<String>,
    pub grain: &'static str,
}

/// Reads a message as it came (RFC 5322 bytes).
#[must_use]
pub fn read_message(bytes: &[u8], against: &Against) -> Reading {
    let message = mail::parse(bytes);
    let reference = against.for_message(&message);
    let kind = mail::kind(&message).kind;
    let bounce = (kind == Kind::Bounce).then(|| bounce(&message)).flatten();
    let visible = mail::visible_text(&message.text);
    let invited =
        (kind == Kind::Invitation).then(|| meeting::invited(&message.calendars, &message.subject, &reference));
    let from = message.from;
    let read = read(kind, message.subject, visible, against, &reference);
    Reading {
        from_email: from.as_ref().map(Address::key),
        from_name: from.and_then(|from| from.name),
        message_id: message.message_id,
        bounce,
        // What a calendar says counts before words in the text.
        meeting: match invited {
            Some(invited) => invited_to(invited.map(|invited| invited.meeting)),
            None => read.meeting,
        },
        ..read
    }
}

/// Reads a text as if somebody had written it under that subject.
#[must_use]
pub fn read_text(subject: &str, text: &str, against: &Against) -> Reading {
    let whole = VisibleText {
        text: text.to_owned(),
        ..Default::default()
    };
    read(Kind::Human, subject.to_owned(), whole, against, &against.for_text())
}

fn read(kind: Kind, subject: String, visible: VisibleText, against: &Against, reference: &Reference) -> Reading {
    let letter = meeting::Letter {
        subject: &subject,
        text: mail::own_words(&visible.text),
        quoted: visible.quoted.as_deref(),
        owner: against.owner().unwrap_or(reference.zone),
        is_place_known: against.knows_sender(),
    };
    Reading {
        kind,
        from_email: None,
        from_name: None,
        message_id: None,
        bounce: None,
        intent: intent(&subject, &visible.text),
        meeting: meeting(&letter, reference),
        dates: dates::read(&visible.text, reference).into_iter().map(dated).collect(),
        subject,
        visible_text: visible.text,
    }
}

fn bounce(message: &Message) -> Option<Bounce> {
    let first = mail::bounces(message).into_iter().next()?;
    Some(Bounce {
        recipient: first.recipient.or(first.original_recipient),
        status: first.status,
        is_hard: first.is_hard,
        class: first.class,
    })
}

fn intent(subject: &str, text: &str) -> Option<Intent> {
    let rule = |input: intents::IntentInput| Rule {
        id: domain::ids::IntentId::new(),
        name: input.name,
        keywords: input.keywords,
        priority: input.priority,
        is_default: input.is_default,
        created_at: DateTime::<Utc>::UNIX_EPOCH,
    };
    let rules: Vec<Rule> = intents::defaults().into_iter().map(rule).collect();
    let found = intents::classify(&rules, subject, text)?;
    let name = rules.into_iter().find(|rule| rule.id == found.intent)?.name;
    let matched = found.matches.into_iter().map(|matched| matched.keyword).collect();
    Some(Intent {
        name,
        confidence: found.confidence,
        matched,
    })
}

fn meeting(letter: &meeting::Letter, reference: &Reference) -> Meeting {
    let (reading, found) = meeting::detect(letter, reference);
    let shown = |moment: Moment| wall_time(moment.shown_in(letter.owner));
    let end = |end: Option<Moment>| end.map(shown);
    Meeting {
        detected: found.is_some(),
        kind: reading.kind,
        confidence: reading.confidence,
        start: reading.time.map(|time| shown(time.start)),
        end: end(reading.time.and_then(|time| time.end)),
        day: reading.day.map(|day| day.to_string()),
        slots: reading
            .slots
            .iter()
            .map(|slot| (shown(slot.start), end(slot.end)))
            .collect(),
        is_window: reading.is_window,
        duration_minutes: reading.minutes,
        timezone: found.as_ref().map(|found| found.zone.name()),
        title: found.map(|found| found.title),
    }
}

/// The meeting of a calendar; nobody who sends none proposes one.
fn invited_to(meeting: Option<meeting::Meeting>) -> Meeting {
    let Some(found) = meeting else {
        return Meeting::default();
    };
    Meeting {
        detected: true,
        kind: meeting::Kind::ProposesTime,
        confidence: found.confidence,
        start: Some(wall_time(found.start)),
        end: Some(wall_time(found.end)),
        timezone: Some(found.zone.name()),
        title: Some(found.title),
        ..Default::default()
    }
}

fn dated(mention: Mention) -> Dated {
    let (grain, are_days) = match mention.grain {
        Grain::Date => ("date", true),
        Grain::Time => ("time", false),
        Grain::DateTime => ("datetime", false),
        Grain::DateRange => ("daterange", true),
        Grain::TimeRange => ("timerange", false),
        Grain::DateTimeRange => ("datetimerange", false),
    };
    let written = |moment: Moment| match are_days {
        true => moment.local.format("%Y-%m-%d").to_string(),
        false => wall_time(moment),
    };
    Dated {
        text: mention.text,
        start: written(mention.start),
        end: mention.end.map(written),
        grain,
    }
}

/// The wall clock's time with the offset in force there.
fn wall_time(moment: Moment) -> String {
    let offset = moment.instant.offset();
    format!("{}{offset}", moment.local.format("%Y-%m-%dT%H:%M:%S"))
}
