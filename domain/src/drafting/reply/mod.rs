//! The final reply: the draft's words, the meeting block, the signature and the quoted original, as text and HTML.
//! Everything but the words is code's, so that no mail and no model can change a link, a date or who is quoted.

mod html;
mod meeting_block;
mod quote;

use serde::{Deserialize, Serialize};

use super::input::MeetingFacts;
use super::language::Language;
use super::phrases::phrases;
use crate::intents::folding::fold;

pub use quote::Original;

/// What a reply is put together from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReplyParts {
    /// The approved draft.
    pub body: String,
    /// The meeting, when the reply confirms one or offers other times.
    pub meeting: Option<MeetingFacts>,
    /// The owner's or the account's signature.
    pub signature: String,
    /// The language of closing, block labels and dates.
    pub language: Language,
    /// The message that is answered.
    pub original: Option<Original>,
}

/// The two alternative bodies of the reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyBody {
    /// For `text/plain`.
    pub text: String,
    /// For `text/html`; a fragment without scripts, styles from outside or images.
    pub html: String,
}

/// Puts the reply together.
pub fn compose(parts: &ReplyParts) -> ReplyBody {
    let own: Vec<String> = [normal(&parts.body), meeting_block(parts), sign_off(parts)]
        .into_iter()
        .filter(|piece| !piece.is_empty())
        .collect();
    let mut text = own.join("\n\n");
    let mut html = own.iter().map(|piece| html::paragraphs(piece)).collect::<String>();
    if let Some(original) = &parts.original {
        let quoted = quote::quote(original, parts.language);
        text.push_str(&format!("\n\n{}", quoted.text));
        html.push_str(&quoted.html);
    }
    ReplyBody {
        text: format!("{text}\n"),
        html: format!("<div>{html}</div>"),
    }
}

/// What code adds beneath the draft's words, before the quote: the meeting block, the closing and the signature.
pub fn ending(parts: &ReplyParts) -> String {
    let pieces = [meeting_block(parts), sign_off(parts)];
    pieces.join("\n\n").trim().to_owned()
}

fn meeting_block(parts: &ReplyParts) -> String {
    let meeting = parts.meeting.as_ref();
    let lines = meeting.map(|meeting| meeting_block::lines(meeting, parts.language));
    lines.unwrap_or_default().join("\n")
}

/// The closing and the signature; a closing that the draft or the signature already has is not said twice.
fn sign_off(parts: &ReplyParts) -> String {
    let signature = normal(&parts.signature);
    let body = normal(&parts.body);
    let ends_with_signature = !signature.is_empty() && body.ends_with(&signature);
    if ends_with_signature {
        return String::new();
    }
    let last_lines = body.lines().rev().take(2);
    if last_lines.chain(signature.lines().take(1)).any(is_closing) {
        return signature;
    }
    [phrases(parts.language).closing.to_owned(), signature]
        .join("\n")
        .trim_end()
        .to_owned()
}

fn is_closing(line: &str) -> bool {
    let folded = fold(line);
    let plain = folded.trim().trim_end_matches([',', '.', '!']);
    Language::ALL
        .iter()
        .any(|language| phrases(*language).closings.contains(&plain))
}

/// Line ends and blank lines made regular; control characters have no place in a mail.
fn normal(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String = unified
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect();
    let mut lines: Vec<&str> = clean.lines().map(str::trim_end).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests;
