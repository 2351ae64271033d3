//! The words of all languages by which quotes are marked and mails end: a mail is quoted in the language of the program,
//! not in its own.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::{Label, MailWords};

type List = LazyLock<Vec<&'static str>>;

/// Names of the fields of a quoted header block.
pub(super) static LABELS: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
    let labels = MailWords::ALL.iter().flat_map(|words| words.quotes.labels);
    labels.copied().collect()
});
/// Verbs of attribution lines.
pub(super) static WROTE: List = LazyLock::new(|| MailWords::every(|words| words.quotes.wrote).collect());
/// First words of attribution lines.
pub(super) static OPENINGS: List = LazyLock::new(|| MailWords::every(|words| words.quotes.openings).collect());
/// Beginnings of months and weekdays.
pub(super) static MONTHS_AND_DAYS: List = LazyLock::new(|| MailWords::every(|words| words.quotes.dates).collect());
/// What stands between the dashes above a mail that is answered.
pub(super) static ORIGINAL_SEPARATORS: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.originals).collect());
/// What such a separator starts with when more follows.
pub(super) static ORIGINAL_OPENINGS: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.original_openings).collect());
/// What stands between the dashes above a mail that is forwarded.
pub(super) static FORWARD_SEPARATORS: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.forwards).collect());
/// What such a separator starts with when more follows.
pub(super) static FORWARD_OPENINGS: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.forward_openings).collect());
/// Separators above forwards without dashes.
pub(super) static APPLE_FORWARDS: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.apple_forwards).collect());
/// What help desks write above their mails.
pub(super) static ANSWERS_ABOVE: List =
    LazyLock::new(|| MailWords::every(|words| words.quotes.answers_above).collect());
/// How some programs name the author without a verb.
pub(super) static QUOTING: List = LazyLock::new(|| MailWords::every(|words| words.quotes.quoting).collect());
/// The author of the mail in their own prose.
pub(super) static FIRST_PERSON: List = LazyLock::new(|| MailWords::every(|words| words.quotes.first_person).collect());
/// Names of date fields that forms have as well.
pub(super) static ANY_DATES: List = LazyLock::new(|| MailWords::every(|words| words.quotes.any_dates).collect());
/// Formulas of farewell.
pub(super) static CLOSINGS: List = LazyLock::new(|| MailWords::every(|words| words.signatures.closings).collect());
/// How signatures of telephones and mail programs start.
pub(super) static MOBILE: List = LazyLock::new(|| MailWords::every(|words| words.signatures.devices).collect());
/// What people say of their haste.
pub(super) static EXCUSES: List = LazyLock::new(|| MailWords::every(|words| words.signatures.excuses).collect());
/// How the legal notice under a mail begins.
pub(super) static LEGAL_OPENINGS: List =
    LazyLock::new(|| MailWords::every(|words| words.signatures.legal_openings).collect());
/// What such a notice says to whom it was not meant for.
pub(super) static LEGAL_MARKS: List =
    LazyLock::new(|| MailWords::every(|words| words.signatures.legal_marks).collect());
