//! Reading what a model answered: a reply with what it answers, or a reviewer's verdict. What cannot be read is no answer.

mod schema;

use serde::Deserialize;
use serde_json::Value;

use super::draft::{Answered, DraftText, Source};
use super::input::{DraftInput, Passage};
use super::markdown;
use super::person::{NeedsPerson, PersonRule};
use super::questions::questions;
use super::rules::{Issue, IssueCode};
use super::source::closest_passage;
use super::terms::terms;
use crate::intents::folding::words;

pub use schema::AnswerKind;

const MOST_OBJECTIONS: usize = 5;
/// Questions of one mail that are kept.
const MOST_QUESTIONS: usize = 20;

/// A draft as a model is asked for it.
#[derive(Deserialize)]
struct Structured {
    reply: String,
    #[serde(default)]
    sources: Vec<Cited>,
    #[serde(default)]
    answered: Vec<Claimed>,
    #[serde(default)]
    unanswered: Vec<String>,
    #[serde(default)]
    needs_person: Option<String>,
    #[serde(default)]
    meeting: Option<String>,
}

/// An entry that the model names, by its number in the request.
#[derive(Deserialize)]
struct Cited {
    entry: usize,
    #[serde(default)]
    passage: String,
}

/// A question that the model says it answers, with the words it rests on.
#[derive(Deserialize)]
struct Claimed {
    question: String,
    passage: String,
}

/// Reads a draft; `None` for what is neither the JSON asked for nor prose. Prose is a reply of which nobody knows what it
/// answers, so that all questions of the mail count as open.
pub fn read_draft(answer: &str, input: &DraftInput) -> Option<DraftText> {
    let plain = unfenced(answer);
    let draft = if plain.starts_with('{') {
        structured(serde_json::from_str(plain).ok()?, input)
    } else {
        prose(plain, input)
    };
    Some(draft).filter(|draft| !draft.body.is_empty())
}

fn structured(answer: Structured, input: &DraftInput) -> DraftText {
    let mut sources: Vec<Source> = Vec::new();
    for Cited { entry, passage } in answer.sources {
        let Some(known) = entry.checked_sub(1).and_then(|index| input.passages.get(index)) else {
            continue;
        };
        let passage = if stands_in(&passage, &known.text) {
            passage.trim().to_owned()
        } else {
            closest_passage(&known.text, &answer.reply)
        };
        sources.push(Source {
            entry: known.knowledge_id,
            passage,
        });
    }
    let mut unanswered = answer.unanswered;
    let mut answered = Vec::new();
    for Claimed { question, passage } in answer.answered {
        if is_known(&passage, input) {
            answered.push(Answered { question, passage });
        } else {
            unanswered.push(question);
        }
    }
    // What the model passed over is open, too.
    for asked in questions(&input.visible_text) {
        let is_listed = answered.iter().map(|known| &known.question).chain(&unanswered);
        if !is_listed.into_iter().any(|listed| is_same(listed, &asked)) {
            unanswered.push(asked);
        }
    }
    answered.truncate(MOST_QUESTIONS);
    unanswered.retain(|question| !question.trim().is_empty());
    unanswered.truncate(MOST_QUESTIONS);
    DraftText {
        body: body(&answer.reply, input),
        sources,
        answered,
        unanswered,
        needs_person: answer.needs_person.as_deref().and_then(named_rule),
        denies_meeting: input.meeting.is_some() && answer.meeting.as_deref() == Some(schema::NO_MEETING),
    }
}

/// The rule that a model names. That no mail is wanted is never its word alone.
fn named_rule(word: &str) -> Option<NeedsPerson> {
    let rule: PersonRule = word.trim().parse().ok()?;
    (rule != PersonRule::OptOut).then(|| NeedsPerson {
        rule,
        words: String::new(),
    })
}

/// Whether the words stand in something that counts as known: knowledge, our own earlier words, the meeting's facts.
fn is_known(passage: &str, input: &DraftInput) -> bool {
    let knowledge = input.passages.iter().any(|known| stands_in(passage, &known.text));
    let ours = input.thread.iter().filter(|message| message.is_ours);
    knowledge
        || ours.into_iter().any(|message| stands_in(passage, &message.text))
        || stands_in(passage, &super::prompt::meeting_facts(input))
}

/// Whether a text holds the words, however they are set.
fn stands_in(passage: &str, text: &str) -> bool {
    let flat = |text: &str| {
        format!(
            " {} ",
            words(text)
                .into_iter()
                .map(|(word, _)| word)
                .collect::<Vec<_>>()
                .join(" ")
        )
    };
    let (passage, text) = (flat(passage), flat(text));
    !passage.trim().is_empty() && text.contains(&passage)
}

/// Whether two wordings ask the same: most of what the shorter one is about stands in the other.
fn is_same(listed: &str, asked: &str) -> bool {
    let (listed, asked) = (terms(listed), terms(asked));
    let shared = listed.intersection(&asked).count();
    let least = listed.len().min(asked.len());
    least > 0 && shared * 2 >= least
}

/// Whether a later mail asks what an earlier one had asked already: its answer was none.
#[must_use]
pub fn asks_again(earlier: &str, later: &str) -> bool {
    let before = questions(earlier);
    let again = questions(later);
    again
        .iter()
        .any(|question| before.iter().any(|known| is_same(known, question)))
}

fn prose(answer: &str, input: &DraftInput) -> DraftText {
    let mut lines: Vec<&str> = answer.lines().map(str::trim_end).collect();
    let mut cited: Vec<&Passage> = Vec::new();
    if let Some(at) = lines.iter().rposition(|line| sources(line).is_some()) {
        for number in lines.get(at).and_then(|line| sources(line)).unwrap_or_default() {
            if let Some(passage) = number.checked_sub(1).and_then(|index| input.passages.get(index))
                && !cited.iter().any(|known| known.knowledge_id == passage.knowledge_id)
            {
                cited.push(passage);
            }
        }
        lines.remove(at);
    }
    let body = body(&lines.join("\n"), input);
    let source = |passage: &Passage| Source {
        entry: passage.knowledge_id,
        passage: closest_passage(&passage.text, &body),
    };
    DraftText {
        sources: cited.into_iter().map(source).collect(),
        body,
        unanswered: questions(&input.visible_text),
        ..DraftText::default()
    }
}

/// The reply's own words: without subject line, Markdown and the signature that code adds.
fn body(reply: &str, input: &DraftInput) -> String {
    let reply = reply.trim();
    let is_subject = |line: &str| line.to_lowercase().starts_with("subject:");
    let reply = match reply.split_once('\n') {
        Some((first, rest)) if is_subject(first) => rest,
        _ => reply,
    };
    let signature = input.signature.trim();
    let reply = reply.trim();
    let reply = if signature.is_empty() {
        reply
    } else {
        reply.strip_suffix(signature).unwrap_or(reply)
    };
    markdown::plain(reply)
}

/// Reads a review: objections, shown at the words they quote where those stand in the draft. `None` where the answer is
/// not the JSON asked for, which is no approval.
pub fn read_review(answer: &str, draft: &DraftText) -> Option<Vec<Issue>> {
    let review: Value = serde_json::from_str(unfenced(answer)).ok()?;
    let is_approved = review.get("approved").or_else(|| review.get("ok"))?.as_bool()?;
    let listed = match review.get("issues") {
        Some(listed) => listed.as_array()?.as_slice(),
        None => &[],
    };
    let issues = listed.iter().filter_map(|listed| objection(listed, draft));
    let issues: Vec<Issue> = issues.take(MOST_OBJECTIONS).collect();
    if issues.is_empty() && !is_approved {
        let message = "the reviewing model refused the draft without a reason";
        return Some(vec![Issue::whole(IssueCode::Review, message)]);
    }
    Some(issues)
}

fn objection(listed: &Value, draft: &DraftText) -> Option<Issue> {
    let field = |names: [&str; 3]| names.iter().find_map(|name| listed.get(name)?.as_str());
    let fault = listed.as_str().or_else(|| field(["fault", "message", "issue"]))?;
    let quote = field(["quote", "words", "span"]).map(|quote| quote.trim_matches(['"', ' ', '…', '.']));
    let place = quote
        .filter(|quote| !quote.is_empty())
        .and_then(|quote| Some((draft.body.find(quote)?, quote)));
    Some(match place {
        Some((at, quote)) => Issue::at(IssueCode::Review, at..at + quote.len(), fault),
        None => Issue::whole(IssueCode::Review, fault),
    })
}

fn unfenced(answer: &str) -> &str {
    let trimmed = answer.trim();
    let inner = trimmed.strip_prefix("```").and_then(|rest| rest.strip_suffix("```"));
    let inner = inner.and_then(|rest| rest.split_once('\n'));
    inner.map_or(trimmed, |(_, body)| body.trim())
}

fn sources(line: &str) -> Option<Vec<usize>> {
    let plain = line.trim().trim_matches('*').to_lowercase();
    let list = plain
        .strip_prefix("sources:")
        .or_else(|| plain.strip_prefix("source:"))?;
    Some(
        list.split(|letter: char| !letter.is_ascii_digit())
            .filter_map(|number| number.parse().ok())
            .collect(),
    )
}

#[cfg(test)]
mod tests;
