//! The offline drafter: a reply from the knowledge base and a table of fixed phrases, without a model.
//! It states nothing but sentences of the knowledge base, known meeting facts and those phrases; the same input gives the same draft.

mod acknowledgement;
mod instruction;
mod knowledge;
mod matching;
mod meeting;
mod mood;
mod subject;
#[cfg(test)]
mod tests;

pub use acknowledgement::acknowledgement;

use super::draft::{DraftText, Source};
use super::input::{DraftInput, Passage, Purpose};
use super::language::{Language, guess};
use super::names::{first_name, full_name};
use super::phrases::{Phrases, fill, phrases};
use super::questions::questions;
use super::rules::IssueCode;
use super::source::closest_passage;
use crate::ids::KnowledgeId;
use instruction::Wish;
use knowledge::Library;
use matching::{Answer, Breadth};
use meeting::Kind;
use mood::Mood;

const MOST_LETTERS: usize = 2_000;

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
        }
    }

    fn write(&self) -> DraftText {
        let questions = questions(beginning(&self.input.visible_text));
        if let Some(said) = self.all_there_is_to_say(&questions) {
            return DraftText {
                body: [greeting(self.input, self.language), said.to_owned()].join("\n\n"),
                ..DraftText::default()
            };
        }
        let asked: Vec<String> = questions
            .into_iter()
            .filter(|question| !self.kind.settles(question, self.input))
            .collect();
        let scope = matching::Scope {
            breadth: self.breadth(),
            // Who writes about a meeting or waits for an answer wants that, not what else the knowledge base has.
            may_answer_in_passing: self.is_trouble() || asked.is_empty() && self.kind != Kind::Meeting,
        };
        let answer = matching::answer(&Library::read(&self.input.passages), &asked, self.input, scope);
        let is_foreign = self.is_foreign(&answer);
        let citations = if is_foreign {
            Vec::new()
        } else {
            answer.citations(self.input)
        };

        let mut paragraphs = vec![greeting(self.input, self.language)];
        paragraphs.extend(self.opening());
        let meeting = meeting::paragraph(self.input, self.kind, self.words, self.language);
        let (agreed, proposed) = if self.input.meeting.is_some() {
            (meeting, None)
        } else {
            (None, meeting)
        };
        let has_meeting = agreed.is_some() || proposed.is_some();
        paragraphs.extend(agreed);
        if is_foreign {
            paragraphs.push(self.words.language_colleague.to_owned());
        } else {
            paragraphs.extend(answer.paragraphs());
        }
        let is_answered = is_foreign || answer.is_some() || self.wish.sentence.is_some();
        paragraphs.extend(self.wish.sentence.clone());
        paragraphs.extend(self.gaps(&answer, is_foreign, is_answered, has_meeting));
        paragraphs.extend(proposed);
        if is_answered && !is_foreign && !has_meeting && !self.wish.is_brief {
            paragraphs.push(
                if self.is_trouble() {
                    self.words.next_step_trouble
                } else {
                    self.words.next_step
                }
                .to_owned(),
            );
        }
        let body = paragraphs.join("\n\n");
        DraftText {
            sources: self.sources(&citations, &body),
            body,
            unanswered: answer.unanswered,
            ..DraftText::default()
        }
    }

    /// The passages of the cited entries that the reply is made of.
    fn sources(&self, cited: &[KnowledgeId], body: &str) -> Vec<Source> {
        let passages = self.input.passages.iter();
        let cited = passages.filter(|passage| cited.contains(&passage.knowledge_id));
        let source = |passage: &Passage| Source {
            entry: passage.knowledge_id,
            passage: closest_passage(&passage.text, body),
        };
        cited.map(source).collect()
    }

    /// The one sentence that answers a mail of thanks, one that puts the matter off, and one without a word in it.
    fn all_there_is_to_say(&self, questions: &[String]) -> Option<&'static str> {
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
        self.kind == Kind::Support || self.mood != Mood::Calm
    }

    /// Trouble needs the remedy that follows its description; a brief answer needs one sentence.
    fn breadth(&self) -> Breadth {
        match self.mood {
            _ if self.wish.is_brief => Breadth::Narrow,
            Mood::Calm => Breadth::Usual,
            Mood::Troubled | Mood::Angry => Breadth::Wide,
        }
    }

    /// Whether the knowledge is in another language than the sender's, so that its sentences cannot be used.
    /// A short answer does not tell its language, the entries around it do.
    fn is_foreign(&self, answer: &Answer) -> bool {
        if !answer.is_some() && answer.unanswered.is_empty() {
            return false;
        }
        let cited = answer.citations(self.input);
        let passages = self
            .input
            .passages
            .iter()
            .filter(|passage| cited.is_empty() || cited.contains(&passage.knowledge_id));
        let around = || {
            guess(
                &passages
                    .map(|passage| passage.text.as_str())
                    .collect::<Vec<_>>()
                    .join("\n"),
            )
        };
        guess(&answer.text())
            .or_else(around)
            .is_some_and(|found| found != self.language)
    }

    fn opening(&self) -> Option<String> {
        match self.mood {
            Mood::Angry => Some(self.words.apology.to_owned()),
            Mood::Troubled => Some(self.words.sorry.to_owned()),
            Mood::Calm if self.wish.is_brief => None,
            Mood::Calm if !self.input.thread.is_empty() => Some(self.words.thanks_again.to_owned()),
            Mood::Calm => Some(match subject::topic(&self.input.subject) {
                Some(topic) => fill(self.words.thanks_about, &topic),
                None => self.words.thanks.to_owned(),
            }),
        }
    }

    /// What cannot be answered, said openly.
    fn gaps(&self, answer: &Answer, is_foreign: bool, is_answered: bool, has_meeting: bool) -> Vec<String> {
        match answer.unanswered.as_slice() {
            _ if is_foreign => Vec::new(),
            _ if self.is_trouble() && answer.is_remedy => Vec::new(),
            _ if self.is_trouble() && !is_answered => {
                let details = (self.mood == Mood::Troubled).then(|| self.words.ask_details.to_owned());
                std::iter::once(self.words.passed_on.to_owned())
                    .chain(details)
                    .collect()
            }
            [] if is_answered || has_meeting => Vec::new(),
            [] => vec![self.words.passed_on.to_owned()],
            open if !is_answered && !has_meeting => {
                let has_question = open.iter().any(|matter| is_question(matter));
                vec![
                    if has_question {
                        self.words.will_find_out
                    } else {
                        self.words.passed_on
                    }
                    .to_owned(),
                ]
            }
            _ if self.wish.is_brief => Vec::new(),
            open => {
                let quoted: Vec<&str> = open
                    .iter()
                    .map(String::as_str)
                    .filter(|matter| is_question(matter) && subject::is_quotable(matter))
                    .collect();
                match quoted.as_slice() {
                    [] if has_meeting => Vec::new(),
                    [] => vec![self.words.will_find_out_rest.to_owned()],
                    quoted => vec![fill(self.words.will_find_out_about, &quoted.join(" / "))],
                }
            }
        }
    }
}

/// Whether a mail only says thank you, so that nothing is left to answer or to remind of.
pub fn closes_the_matter(text: &str) -> bool {
    mood::is_thanks(text) && questions(text).is_empty() && Mood::of(text) == Mood::Calm
}

fn is_question(matter: &str) -> bool {
    matter.ends_with(['?', '？'])
}

/// Where people ask; what follows in a long mail is mostly material.
fn beginning(text: &str) -> &str {
    text.char_indices()
        .nth(MOST_LETTERS)
        .and_then(|(at, _)| text.get(..at))
        .unwrap_or(text)
}
