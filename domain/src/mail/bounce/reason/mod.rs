//! Why a mail failed: status codes as written, else guessed from the words.

mod phrases;

pub(super) use phrases::{OF_MAIL, SAYINGS, SUBJECTS};

/// What the report says about all its recipients together.
pub(super) struct Explanation {
    status: Option<String>,
    pub(super) is_delayed: bool,
    /// Its words, in lower case.
    pub(super) text: String,
}

impl Explanation {
    pub(super) fn new(text: String) -> Self {
        let lower = text.as_str();
        let is_delayed = phrases::DELAYS.iter().any(|words| lower.contains(words));
        let status = enhanced_code(lower)
            .or_else(|| is_delayed.then(|| "4.4.7".to_owned()))
            .or_else(|| of_words(lower).map(str::to_owned))
            .or_else(|| of_reply_code(lower));
        Self {
            status,
            is_delayed,
            text,
        }
    }
}

/// The enhanced status code: the field's, else one in what the server said, else one guessed from the words.
pub(super) fn status(field: Option<&str>, said: &str, explanation: &Explanation) -> Option<String> {
    let exact = field.and_then(enhanced_code).or_else(|| enhanced_code(said));
    exact
        .or_else(|| of_words(&said.to_lowercase()).map(str::to_owned))
        .or_else(|| of_reply_code(said))
        .or_else(|| explanation.status.clone())
}

/// The first code such as `5.1.1` that is no part of an address.
fn enhanced_code(text: &str) -> Option<String> {
    for word in text.split(|c: char| !(c.is_ascii_digit() || c == '.')) {
        let numbers: Vec<&str> = word.trim_matches('.').split('.').collect();
        if let [class, subject, detail] = numbers.as_slice() {
            let is_code =
                matches!(*class, "4" | "5") && (1..=3).contains(&subject.len()) && (1..=3).contains(&detail.len());
            if is_code {
                return Some(format!("{class}.{subject}.{detail}"));
            }
        }
    }
    None
}

/// An SMTP reply code (RFC 5321) with nothing more exact: only its class is known.
fn of_reply_code(text: &str) -> Option<String> {
    let mut words = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | ':' | ',' | ';' | '(' | ')' | '<' | '>' | '[' | ']'));
    words.find_map(|word| match word.as_bytes() {
        [class @ (b'4' | b'5'), b'0'..=b'5', b'0'..=b'9'] => Some(format!("{}.0.0", char::from(*class))),
        _ => None,
    })
}

/// Whether the text holds a status code, or a reply code at the start of a line.
pub(super) fn names_code(text: &str) -> bool {
    enhanced_code(text).is_some() || text.lines().any(opens_with_reply_code)
}

/// Whether a line starts with an SMTP reply code of failure.
pub(super) fn opens_with_reply_code(line: &str) -> bool {
    let start = line.trim_start_matches(['<', '>', ' ', '\t']);
    matches!(
        start.as_bytes(),
        [b'4' | b'5', b'0'..=b'5', b'0'..=b'9', b' ' | b'-', ..]
    )
}

/// The status that the words mean.
pub(super) fn of_words(lower: &str) -> Option<&'static str> {
    phrases::REASONS
        .iter()
        .find(|(words, _)| lower.contains(words))
        .map(|(_, status)| *status)
}
