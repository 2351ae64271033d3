//! The date a correspondent names for hearing from us again: `ping me next week`, `circle back in March`.

use super::mention::{Certainty, Mention, Moment};
use super::reader::read;
use super::reference::Reference;
use chrono::NaiveDate;

/// The day from which follow-ups count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpBase {
    /// The day in the reference's zone.
    pub date: NaiveDate,
    /// The instant at which the words start.
    pub at: Moment,
    /// The words that name it, as written.
    pub matched_text: String,
}

/// Furthest distance in bytes between the request and its date.
const REACH: usize = 90;

/// Words that ask to be written to again, or say when the writer is back.
const REQUESTS: &[&str] = &[
    "ping me",
    "ping us",
    "get back to me",
    "get back to us",
    "get back in touch",
    "circle back",
    "follow up",
    "check back",
    "check in",
    "check with me",
    "touch base",
    "reach out",
    "reconnect",
    "contact me",
    "contact us",
    "call me",
    "call us",
    "email me",
    "e-mail me",
    "write me",
    "write to me",
    "write again",
    "try me",
    "try again",
    "try us",
    "come back to",
    "come back",
    "remind me",
    "nudge me",
    "poke me",
    "bump this",
    "revisit",
    "talk again",
    "speak again",
    "reach me",
    "be in touch",
    "get in touch",
    "hear from you",
    "be back",
    "i'm back",
    "am back",
    "return to the office",
    "returning",
    "i return",
    "available again",
    "out of office until",
    "out of the office until",
    "away until",
    "on leave until",
    "on vacation until",
    "on holiday until",
    "chat again",
    "pick this up",
    "pick this back up",
    "resume",
    "loop back",
    "send me a reminder",
    "not before",
    "ask me again",
    "ask again",
    "message me",
    "text me",
    "get hold of me",
    "put this off until",
    "park this until",
];

/// The future day that a text asks to be followed up on, if it names one beside such a request.
#[must_use]
pub fn follow_up_base(text: &str, reference: &Reference) -> Option<FollowUpBase> {
    let mentions: Vec<Mention> = read(text, reference)
        .into_iter()
        .filter(|mention| is_base(mention, reference))
        .collect();
    if mentions.is_empty() {
        return None;
    }
    let mention = mentions.into_iter().find(|mention| is_requested(text, mention))?;
    let local = reference.zone.local(mention.start.instant);
    let date = if mention.has_explicit_time {
        local.date()
    } else {
        mention.start.local.date()
    };
    Some(FollowUpBase {
        date,
        at: mention.start,
        matched_text: mention.text,
    })
}

fn is_base(mention: &Mention, reference: &Reference) -> bool {
    let is_later_day = mention.start.local.date() > reference.local_now().date();
    mention.certainty == Certainty::Strong && is_later_day
}

/// A request stands before the mention, or right behind it, in the same sentence.
fn is_requested(text: &str, mention: &Mention) -> bool {
    let from = text.floor_char_boundary(mention.span.start.saturating_sub(REACH));
    let to = text.floor_char_boundary(mention.span.end.saturating_add(REACH));
    let before = text.get(from..mention.span.start).unwrap_or_default();
    let before = before.rsplit(['.', '!', '?', '\u{2029}']).next().unwrap_or_default();
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let after = text.get(mention.span.end..to).unwrap_or_default();
    let after = after.split(['.', '!', '?']).next().unwrap_or_default();
    let after = after.split("\n\n").next().unwrap_or_default();
    let (before, after) = (plain(before), plain(after));
    REQUESTS
        .iter()
        .any(|request| has_phrase(&before, request) || has_phrase(&after, request))
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(start, found)| {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Zone;
    use chrono::DateTime;

    fn base(text: &str) -> Option<(String, String)> {
        let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00+00:00").unwrap();
        let found = follow_up_base(text, &Reference::new(now, Zone::UTC))?;
        Some((found.date.to_string(), found.matched_text))
    }

    #[test]
    fn a_request_beside_a_date_gives_the_base() {
        let cases = [
            ("Busy now. Ping me next week please.", "2026-03-16", "next week"),
            ("Can you get back to me after the 15th?", "2026-03-15", "15th"),
            ("Let's circle back in April.", "2026-04-01", "April"),
            (
                "Next Tuesday would be better, call me then.",
                "2026-03-17",
                "Next Tuesday",
            ),
            ("I\u{2019}m back on 23 March.", "2026-03-23", "23 March"),
            ("Please follow up in two weeks.", "2026-03-25", "in two weeks"),
        ];

        for (text, date, matched) in cases {
            assert_eq!(base(text), Some((date.to_owned(), matched.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_date_without_a_request_is_no_base() {
        assert_eq!(base("The launch is next week. Ping me."), None);
        assert_eq!(base("I pinged you last week."), None);
        assert_eq!(base("Please get back to me."), None);
    }
}
