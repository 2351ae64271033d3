//! Phrases of mail servers in all languages: a report is written in the language of the server, not in that of the mail.

use std::sync::LazyLock;

use crate::language::MailWords;

type List = LazyLock<Vec<&'static str>>;

/// What subjects of delivery reports hold.
pub(in crate::mail::bounce) static SUBJECTS: List =
    LazyLock::new(|| MailWords::every(|words| words.bounces.subjects).collect());
/// What reports say in their text.
pub(in crate::mail::bounce) static SAYINGS: List =
    LazyLock::new(|| MailWords::every(|words| words.bounces.sayings).collect());
/// How reports speak of the mail that failed.
pub(in crate::mail::bounce) static OF_MAIL: List =
    LazyLock::new(|| MailWords::every(|words| words.bounces.of_mail).collect());
/// What reports say of a mail that may still arrive.
pub(super) static DELAYS: List = LazyLock::new(|| MailWords::every(|words| words.bounces.delays).collect());

/// What the words of a server mean: a full mailbox and a mail that is too large before an unknown address, and what other
/// languages say before the English words that stand beside it in every report.
pub(super) static REASONS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let of = |words: &&MailWords| words.bounces.reasons.iter().copied();
    let mut reasons: Vec<_> = MailWords::ALL
        .iter()
        .skip(1)
        .chain(MailWords::ALL.first())
        .flat_map(of)
        .collect();
    reasons.sort_by_key(|(_, status)| match *status {
        "5.2.2" | "4.3.1" => 0,
        "5.3.4" => 1,
        "5.1.1" => 2,
        _ => 3,
    });
    reasons
});
