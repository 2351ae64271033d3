//! The offline drafter: a reply from the knowledge base and a table of fixed phrases, without a model.
//! It states nothing but sentences of the knowledge base, known meeting facts and those phrases; the same input gives the same draft.

mod acknowledgement;
mod asked;
mod casework;
mod enumeration;
mod instruction;
mod knowledge;
mod matching;
#[cfg(test)]
mod measured;
mod meeting;
mod mood;
mod quoting;
mod search;
mod story;
mod subject;
#[cfg(test)]
mod tests;

pub use acknowledgement::acknowledgement;

use std::borrow::Cow;

use super::draft::{Answered, DraftText, Source};
use super::input::{DraftInput, Purpose};
use super::language::Language;
use super::names::{first_name, full_name};
use super::person::{NeedsPerson, PersonRule};
use super::phrases::{Phrases, fill, language_name, phrases};
use super::questions::{Question, asked, questions};
use super::rules::IssueCode;
use super::sentences;
use crate::intents::folding::fold;
use instruction::Wish;
use knowledge::Library;
use matching::{Answer, Part};
use meeting::Kind;
use mood::Mood;
use quoting::Quoting;

const MOST_BYTES: usize = 12_000;

/// Drafts a reply or a follow-up.
pub fn draft(input: &DraftInput) -> DraftText {
    let language = input.reply_language();
    match input.purpose {
        Purpose::Reply => Reply::new(input, language).write(),
        Purpose::FollowUp { number, is_last } => follow_up(input, language, number, is_last),
    }
}

fn follow_up(input: &DraftInput, language: Language, number: u8, is_last: bool) -> DraftText {
    let words = phrases(language);
    let index = match (number, is_last) {
        (..=1, _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    let opening = match subject::topic(&input.subject) {
        Some(topic) => fill(words.follow_up.get(index).copied().unwrap_or_default(), &topic),
        None => words.follow_up_plain.to_owned(),
    };
    let step = words.follow_up_step.get(index).copied().unwrap_or_default();
    let said = Wish::read(input.instruction.as_deref()).sentence;
    let paragraphs = [
        Some(greeting(input, language)),
        Some(opening),
        said,
        Some(step.to_owned()),
    ];
    DraftText {
        body: paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        ..DraftText::default()
    }
}

fn greeting(input: &DraftInput, language: Language) -> String {
    let words = phrases(language);
    let name = match language {
        Language::De => full_name(&input.sender_name, &input.sender_address),
        _ => first_name(&input.sender_name, &input.sender_address),
    };
    match name {
        Some(name) => fill(words.greeting_named, &name),
        None => words.greeting.to_owned(),
    }
}

/// One reply in the making.
struct Reply<'a> {
    input: &'a DraftInput,
    language: Language,
    words: &'static Phrases,
    mood: Mood,
    kind: Kind,
    wish: Wish,
    needs_person: Option<NeedsPerson>,
}

impl<'a> Reply<'a> {
    fn new(input: &'a DraftInput, language: Language) -> Self {
        let mut wish = Wish::read(input.instruction.as_deref());
        wish.is_brief |= input.issues.iter().any(|issue| issue.code == IssueCode::TooLong);
        let mood = if wish.is_apology {
            Mood::Angry
        } else {
            Mood::of(&input.visible_text)
        };
        Self {
            input,
            language,
            words: phrases(language),
            mood,
            kind: Kind::of(input, mood),
            wish,
            needs_person: NeedsPerson::of(input),
        }
    }

    fn write(&self) -> DraftText {
        if self.needs_person.as_ref().is_some_and(NeedsPerson::is_opt_out) {
            return self.draft(String::new(), Answer::default());
        }
        let mut questions = asked(beginning_and_end(&self.input.visible_text).as_ref());
        if let Some(said) = self.all_there_is_to_say(&questions) {
            return self.draft(
                [greeting(self.input, self.language), said.to_owned()].join("\n\n"),
                Answer::default(),
            );
        }
        // What the calendar answers is not looked up.
        if self.input.meeting.is_some() {
            questions.retain(|question| !self.kind.settles(&question.text, self.input));
        }
        let quoting = if self.wish.is_brief {
            Quoting::Narrow
        } else {
            Quoting::Usual
        };
        let may_guess = self.needs_person.is_none();
        let library = Library::read(&self.input.passages);
        let mut answer = matching::answer(&library, &questions, self.input, quoting, may_guess);
        answer
            .unanswered
            .retain(|question| !self.kind.settles(question, self.input));
        let meeting = meeting::paragraph(self.input, self.kind, self.words, self.language);
        if questions.is_empty() && meeting.is_none() && self.wish.sentence.is_none() {
            answer.unanswered.extend(self.matter());
        }
        let body = self.body(&answer, meeting);
        self.draft(body, answer)
    }

    fn body(&self, answer: &Answer, meeting: Option<String>) -> String {
        let mut paragraphs = vec![greeting(self.input, self.language)];
        paragraphs.extend(self.opening(answer));
        let (agreed, proposed) = if self.input.meeting.is_some() {
            (meeting, None)
        } else {
            (None, meeting)
        };
        let has_meeting = agreed.is_some() || proposed.is_some();
        paragraphs.extend(agreed);
        paragraphs.extend(self.quotes(answer));
        let is_answered = answer.is_some() || self.wish.sentence.is_some();
        paragraphs.extend(self.wish.sentence.clone());
        paragraphs.extend(self.gaps(answer, is_answered, has_meeting));
        paragraphs.extend(proposed);
        if is_answered && !has_meeting && !self.wish.is_brief && answer.unanswered.is_empty() {
            let is_trouble = self.is_trouble();
            paragraphs.push(
                if is_trouble {
                    self.words.next_step_trouble
                } else {
                    self.words.next_step
                }
                .to_owned(),
            );
        }
        paragraphs.join("\n\n")
    }

    /// One paragraph a passage; one in another language is told as a quotation.
    fn quotes(&self, answer: &Answer) -> Vec<String> {
        let several = answer.parts.len() + answer.unanswered.len() > 1;
        let mut quotes = Vec::new();
        let mut framed: Option<Language> = None;
        for part in &answer.parts {
            if part.language != self.language {
                if framed != Some(part.language) {
                    quotes.push(fill(self.words.quoted_in, language_name(self.language, part.language)));
                }
                framed = Some(part.language);
                quotes.push(format!("“{}”", part.text));
            } else {
                quotes.push(under_question(part, several));
            }
        }
        quotes
    }

    /// The draft with what it knows of itself.
    fn draft(&self, body: String, answer: Answer) -> DraftText {
        let entry = |part: &Part| Some(self.input.passages.get(part.passage)?.knowledge_id);
        let source = |part: &Part| {
            Some(Source {
                entry: entry(part)?,
                passage: part.text.clone(),
            })
        };
        let is_foreign = answer.parts.iter().any(|part| part.language != self.language);
        let foreign = is_foreign.then(|| NeedsPerson::by(PersonRule::OtherLanguage, ""));
        let unsure = answer.parts.iter().find_map(|part| part.unsure.as_deref());
        let unsure = unsure.map(|question| NeedsPerson::by(PersonRule::Unsure, question));
        let answered = answer.parts.iter().flat_map(|part| {
            part.questions.iter().map(|question| Answered {
                question: question.clone(),
                passage: part.text.clone(),
            })
        });
        DraftText {
            body,
            sources: answer.parts.iter().chain(&answer.foreign).filter_map(source).collect(),
            answered: answered.collect(),
            unanswered: answer.unanswered,
            needs_person: self.needs_person.clone().or(foreign).or(unsure),
            denies_meeting: false,
        }
    }

    /// What a mail that asks nothing is about: its subject, else its first words.
    fn matter(&self) -> Option<String> {
        let topic = subject::topic(&self.input.subject);
        topic
            .or_else(|| {
                let text = self.input.visible_text.as_str();
                let first = sentences::split(text).into_iter().filter_map(|span| text.get(span));
                first
                    .map(str::to_owned)
                    .find(|sentence| sentence.split_whitespace().count() > 2)
            })
            .or_else(|| Some(self.input.subject.trim().to_owned()).filter(|subject| !subject.is_empty()))
            .or_else(|| Some("…".to_owned()))
    }

    /// The one sentence that answers a mail of thanks, one that puts the matter off, and one without a word in it.
    fn all_there_is_to_say(&self, questions: &[Question]) -> Option<&'static str> {
        let text = &self.input.visible_text;
        if !questions.is_empty() || self.wish.sentence.is_some() || self.input.meeting.is_some() {
            return None;
        }
        if self.input.put_off.is_some() {
            return Some(self.words.put_off);
        }
        if closes_the_matter(text) && !self.is_trouble() {
            return Some(self.words.welcome);
        }
        let is_mute = !text.chars().any(char::is_alphabetic) && subject::topic(&self.input.subject).is_none();
        is_mute.then_some(self.words.ask_matter)
    }

    /// Whether the sender has trouble, by intent or by tone.
    fn is_trouble(&self) -> bool {
        match self.mood {
            Mood::Angry => true,
            // A time that does not work any more is no fault.
            Mood::Troubled => self.kind != Kind::Meeting,
            Mood::Calm => self.kind == Kind::Support,
        }
    }

    /// Sympathy is for a fault that is reported, not for a question that is answered.
    fn opening(&self, answer: &Answer) -> Option<String> {
        match self.mood {
            Mood::Angry => Some(self.words.apology.to_owned()),
            Mood::Troubled if self.is_trouble() && (self.kind == Kind::Support || !answer.is_some()) => {
                Some(self.words.sorry.to_owned())
            }
            _ if self.wish.is_brief => None,
            _ if !self.input.thread.is_empty() => Some(self.words.thanks_again.to_owned()),
            _ => Some(match subject::topic(&self.input.subject) {
                Some(topic) => fill(self.words.thanks_about, &topic),
                None => self.words.thanks.to_owned(),
            }),
        }
    }

    /// What cannot be answered, said openly.
    fn gaps(&self, answer: &Answer, is_answered: bool, has_meeting: bool) -> Vec<String> {
        let details = (self.mood == Mood::Troubled && self.is_trouble()).then(|| self.words.ask_details.to_owned());
        let quotable = answer.unanswered.iter().map(String::as_str);
        let quotable: Vec<&str> = quotable
            .filter(|matter| is_question(matter) && subject::is_quotable(matter))
            .collect();
        let said = match answer.unanswered.as_slice() {
            [] if is_answered || has_meeting => return Vec::new(),
            [] => self.words.passed_on.to_owned(),
            _ if self.is_trouble() && !is_answered => {
                return std::iter::once(self.words.passed_on.to_owned())
                    .chain(details)
                    .collect();
            }
            open if !is_answered && !has_meeting => {
                let has_question = open.iter().any(|matter| is_question(matter));
                if has_question {
                    self.words.will_find_out
                } else {
                    self.words.passed_on
                }
                .to_owned()
            }
            _ if quotable.is_empty() => self.words.will_find_out_rest.to_owned(),
            _ => fill(self.words.will_find_out_about, &quotable.join(" / ")),
        };
        vec![said]
    }
}

/// Whether a mail only says thank you, so that nothing is left to answer or to remind of.
pub fn closes_the_matter(text: &str) -> bool {
    mood::is_thanks(text) && questions(text).is_empty() && Mood::of(text) == Mood::Calm
}

fn is_question(matter: &str) -> bool {
    matter.ends_with(['?', '？'])
}

/// Where people ask: a long mail is read at its head and at its tail.
pub(super) fn beginning_and_end(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_BYTES {
        return Cow::Borrowed(text);
    }
    let head = text.get(..text.floor_char_boundary(MOST_BYTES / 2)).unwrap_or_default();
    let tail = text
        .get(text.ceil_char_boundary(text.len() - MOST_BYTES / 2)..)
        .unwrap_or_default();
    Cow::Owned(format!("{head}\n\n{tail}"))
}

/// A bare yes or no among several answers needs its question beside it.
fn under_question(part: &Part, several: bool) -> String {
    let first = part.text.split_whitespace().next().unwrap_or_default();
    let first = fold(first.trim_end_matches(['.', ',', '!']));
    let is_bare = ["yes", "no", "ja", "nein", "oui", "non", "si", "sim", "nao", "nee"].contains(&first.as_str());
    match part.questions.first() {
        Some(question) if is_bare && several => format!("“{question}” {}", part.text),
        _ => part.text.clone(),
    }
}
