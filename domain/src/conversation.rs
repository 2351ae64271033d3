//! Which mails belong together: subjects without their prefixes, thread references, participants, and a hash that
//! tells apart messages which carry the same Message-ID.

use crate::language::MailWords;
use crate::mail::{Address, Message};
use chrono::{DateTime, FixedOffset};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Answer and forward prefixes of mail programs, in lower case without the colon.
static PREFIXES: LazyLock<HashSet<&str>> = LazyLock::new(|| MailWords::every(|words| words.prefixes).collect());

/// The subject by which mails of a conversation are found: prefixes of answers and forwards removed however often
/// they repeat, `[tags]` kept, blanks joined, in lower case.
pub fn normalise_subject(subject: &str) -> String {
    let joined = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut tags = String::new();
    let mut rest = joined.as_str();
    loop {
        if let Some(after) = without_prefix(rest) {
            rest = after;
        } else if let Some((tag, after)) = leading_tag(rest).filter(|(_, after)| without_prefix(after).is_some()) {
            if !tags.contains(tag) {
                tags.push_str(tag);
                tags.push(' ');
            }
            rest = after;
        } else {
            break;
        }
    }
    let rest = rest.strip_prefix(tags.trim()).map_or(rest, str::trim_start);
    format!("{tags}{rest}").trim().to_lowercase()
}

/// The subject of an answer: one `Re:` in front of what the conversation is about.
pub fn reply_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some(after) = without_prefix(rest) {
        rest = after;
    }
    format!("Re: {rest}").trim_end().to_owned()
}

/// The subject behind a prefix such as `Re:`; none where there is no prefix.
pub(crate) fn without_prefix(subject: &str) -> Option<&str> {
    let (prefix, after) = subject.split_once([':', '：'])?;
    let prefix = prefix.trim().to_lowercase();
    // Some programs count: `Re[2]:`, `Re^3:`, `Re (4):`.
    let bare =
        prefix.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^' | '*' | ' '));
    PREFIXES.contains(&bare).then(|| after.trim_start())
}

fn leading_tag(subject: &str) -> Option<(&str, &str)> {
    let inside = subject.strip_prefix('[')?;
    let end = inside.find(']')?;
    let tag = subject.get(..end + 2)?;
    Some((tag, subject.get(end + 2..)?.trim_start()))
}

/// The ids of the messages before this one, oldest first, each once: References, then In-Reply-To.
pub fn thread_references(message: &Message) -> Vec<String> {
    let mut known: HashSet<&String> = message.message_id.iter().collect();
    let ids = message.references.iter().chain(&message.in_reply_to);
    ids.filter(|id| known.insert(id)).cloned().collect()
}

/// A hash of what makes a message itself, hexadecimal SHA-256: Message-IDs are reused, and copies differ in blanks.
pub fn content_hash(date: Option<&DateTime<FixedOffset>>, from: Option<&Address>, body: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(date.map_or(0, DateTime::timestamp).to_be_bytes());
    hasher.update(from.map(Address::key).unwrap_or_default());
    for word in body.split_whitespace() {
        hasher.update([0]);
        hasher.update(word);
    }
    hexadecimal(hasher)
}

/// A hash of the message as it came, hexadecimal SHA-256: what tells messages without a Message-ID apart.
pub fn raw_hash(raw: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(raw))
}

/// The people of a message as one key, whoever wrote and whoever received; the owner's addresses are left out. A hash,
/// hexadecimal SHA-256, since a message may have any number of recipients.
pub fn participants_key(message: &Message, own_addresses: &[String]) -> String {
    let own: Vec<String> = own_addresses.iter().map(|own| own.trim().to_lowercase()).collect();
    let people = message.from.iter().chain(&message.to).chain(&message.cc);
    let mut keys: Vec<String> = people.map(Address::key).filter(|key| !own.contains(key)).collect();
    keys.sort();
    keys.dedup();
    hexadecimal(Sha256::new_with_prefix(keys.join(",")))
}

fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    #[test]
    fn subjects_lose_their_prefixes() {
        let cases = [
            ("Re: Hello", "hello"),
            ("RE: re: Fwd: Hello", "hello"),
            ("AW: WG: Termin", "termin"),
            ("SV: VS: Möte", "möte"),
            ("RIF: R: Offerta", "offerta"),
            ("Re[2]: Hello", "hello"),
            ("Re (3): Hello", "hello"),
            ("回复：你好", "你好"),
            ("Hello: world", "hello: world"),
            ("Report: done", "report: done"),
            ("  Re:   Hello   again ", "hello again"),
            ("[team] Re: Hello", "[team] hello"),
            ("Re: [team] Hello", "[team] hello"),
            ("Re: [team] Re: [team] Hello", "[team] hello"),
            ("Re:", ""),
            ("", ""),
        ];
        for (subject, expected) in cases {
            assert_eq!(normalise_subject(subject), expected, "{subject}");
        }
    }

    #[test]
    fn an_answer_has_one_prefix() {
        for (subject, expected) in [("Hello", "Re: Hello"), ("AW: Re: Hello", "Re: Hello"), ("", "Re:")] {
            assert_eq!(reply_subject(subject), expected);
        }
    }

    #[test]
    fn references_are_listed_once_and_newest_last() {
        let raw = "Message-ID: <d@x>\nReferences: <a@x> <b@x>\nIn-Reply-To: <b@x> <c@x>\n\nHi";

        let references = thread_references(&parse(raw.as_bytes()));

        assert_eq!(references, ["a@x", "b@x", "c@x"]);
    }

    #[test]
    fn the_hash_ignores_blanks_and_sees_words() {
        let from = Address::new("Ann@example.org");

        let first = content_hash(None, Some(&from), "a  b\r\nc");

        assert_eq!(
            first,
            content_hash(None, Some(&Address::new("ann@example.org")), "a b c")
        );
        assert_ne!(first, content_hash(None, Some(&from), "a bc"));
        assert_eq!(first.len(), 64);
    }

    #[test]
    fn participants_are_the_same_in_both_directions() {
        let own = ["me@example.com".to_owned()];
        let there = parse(b"From: me@example.com\nTo: Ann <ann@x.org>\nCc: bob@x.org\n\n");
        let back = parse(b"From: ANN@x.org\nTo: me@example.com, Bob <bob@x.org>\n\n");

        assert_eq!(participants_key(&there, &own), participants_key(&back, &own));
    }

    #[test]
    fn any_number_of_participants_is_a_short_key() {
        let crowd: Vec<String> = (0..10_000).map(|number| format!("p{number}@x.org")).collect();
        let one = parse(format!("From: ann@x.org\nTo: {}\n\n", crowd.join(", ")).as_bytes());
        let other = parse(format!("From: ann@x.org\nTo: {}\n\n", crowd[1..].join(", ")).as_bytes());

        let key = participants_key(&one, &[]);

        assert_eq!(key.len(), 64);
        assert_ne!(key, participants_key(&other, &[]));
    }
}
