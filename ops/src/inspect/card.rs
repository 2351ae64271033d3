//! A reading as a person wants to see it.

use std::fmt::Write;

use super::Reading;

const LABEL_WIDTH: usize = 10;

/// The reading as lines of text; control characters of the mail are left out, so that it cannot steer a terminal.
#[must_use]
pub fn card(reading: &Reading) -> String {
    let mut card = Card::default();
    card.line("kind", reading.kind.as_str());
    let address = reading.from_email.as_deref().unwrap_or("nobody");
    let from = match &reading.from_name {
        Some(name) => format!("{name} <{address}>"),
        None => address.to_owned(),
    };
    card.line("from", &from);
    card.line("subject", &reading.subject);
    card.line("id", reading.message_id.as_deref().unwrap_or("none"));
    if let Some(bounce) = &reading.bounce {
        let nature = if bounce.is_hard { "hard" } else { "soft" };
        let status = bounce.status.as_deref().unwrap_or("no status");
        let recipient = bounce.recipient.as_deref().unwrap_or("an unnamed recipient");
        card.line("bounce", &format!("{nature}, {status}, {recipient}"));
    }
    if let Some(intent) = &reading.intent {
        let words = if intent.matched.is_empty() {
            "no keyword".to_owned()
        } else {
            intent.matched.join(", ")
        };
        card.line(
            "intent",
            &format!("{} ({:.2}; {words})", intent.name, intent.confidence),
        );
    }
    let meeting = &reading.meeting;
    let (start, end) = (meeting.start.as_deref(), meeting.end.as_deref());
    let verdict = if meeting.detected { "yes" } else { "no" };
    let meeting = match start.zip(end).zip(meeting.timezone.as_deref()) {
        Some(((start, end), zone)) => format!("{verdict} ({:.2}), {start} to {end}, {zone}", meeting.confidence),
        None => verdict.to_owned(),
    };
    card.line("meeting", &meeting);
    for date in &reading.dates {
        let end = date.end.as_ref().map(|end| format!(" to {end}")).unwrap_or_default();
        card.line("date", &format!("“{}” = {}{end}", date.text, date.start));
    }
    card.line("text", "");
    for line in reading.visible_text.lines() {
        card.text(line);
    }
    card.0
}

#[derive(Default)]
struct Card(String);

impl Card {
    fn line(&mut self, label: &str, value: &str) {
        let line = format!("{label:<LABEL_WIDTH$}{}", printable(value));
        self.push(line.trim_end());
    }

    fn text(&mut self, line: &str) {
        self.push(format!("  {}", printable(line)).trim_end());
    }

    fn push(&mut self, line: &str) {
        // Writing to a string cannot fail.
        let _written = writeln!(self.0, "{line}");
    }
}

fn printable(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
