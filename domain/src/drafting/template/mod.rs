//! The offline drafter: a reply from the knowledge base and a table of fixed phrases, without a model.
//! It states nothing but sentences of the knowledge base, known meeting facts and those phrases; the same input gives the same draft.

mod instruction;
mod knowledge;
mod matching;
mod meeting;
mod mood;
mod subject;
#[cfg(test)]
mod tests;

use super::input::{DraftInput, DraftText, Purpose};
use super::language::{Language, guess};
use super::names::first_name;
use super::phrases::{Phrases, fill, phrases};
use super::questions::questions;
use super::rules::IssueCode;
use instruction::Wish;
use knowledge::Library;
use matching::Answer;
use meeting::Kind;
use mood::Mood;

/// Drafts a reply or a follow-up.
pub fn draft(input: &DraftInput) -> DraftText {
    let language = input.reply_language();
    match input.purpose {
        Purpose::Reply => Reply::new(input, language).write(),
        Purpose::FollowUp { number } => follow_up(input, language, number),
    }
}

fn follow_up(input: &DraftInput, language: Language, number: u8) -> DraftText {
    let words = phrases(language);
    let index = usize::from(number.clamp(1, 3)) - 1;
    let opening = match subject::topic(&input.subject) {
        Some(topic) => fill(words.follow_up.get(index).copied().unwrap_or_default(), &topic),
        None => words.follow_up_plain.to_owned(),
    };
    let step = words.follow_up_step.get(index).copied().unwrap_or_default();
    let said = Wish::read(input.instruction.as_deref()).sentence;
    let paragraphs = [Some(greeting(input, words)), Some(opening), said, Some(step.to_owned())];
    DraftText {
        body: paragraphs.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        citations: Vec::new(),
    }
}

fn greeting(input: &DraftInput, words: &Phrases) -> String {
    match first_name(&input.sender_name, &input.sender_address) {
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
        let asked: Vec<String> = questions(&self.input.visible_text)
            .into_iter()
            .filter(|question| !self.kind.settles(question, self.input))
            .collect();
        let library = Library::read(&self.input.passages);
        let answer = matching::answer(&library, &asked, self.input, self.wish.is_brief);
        let is_foreign = guess(&answer.text()).is_some_and(|found| found != self.language);

        let mut paragraphs = vec![greeting(self.input, self.words)];
        paragraphs.extend(self.opening());
        if is_foreign {
            paragraphs.push(self.words.language_colleague.to_owned());
        } else {
            paragraphs.extend(answer.paragraphs());
        }
        paragraphs.extend(self.wish.sentence.clone());
        let settled = self.meeting();
        let has_meeting = !settled.is_empty();
        let is_answered = is_foreign || answer.is_some() || self.wish.sentence.is_some();
        paragraphs.extend(self.gaps(&answer, is_answered, has_meeting));
        paragraphs.extend(settled);
        if !has_meeting && is_answered && !is_foreign && !self.wish.is_brief {
            paragraphs.push(self.words.next_step.to_owned());
        }
        let citations = if is_foreign {
            Vec::new()
        } else {
            answer.citations(self.input)
        };
        DraftText {
            body: paragraphs.join("\n\n"),
            citations,
        }
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
    fn gaps(&self, answer: &Answer, is_answered: bool, has_meeting: bool) -> Vec<String> {
        let is_trouble = self.kind == Kind::Support || self.mood != Mood::Calm;
        match answer.unanswered.as_slice() {
            _ if is_trouble && !is_answered => vec![self.words.passed_on.to_owned(), self.words.ask_details.to_owned()],
            [] if is_answered || has_meeting => Vec::new(),
            [] => vec![self.words.passed_on.to_owned()],
            _ if !is_answered && !has_meeting => vec![self.words.will_find_out.to_owned()],
            [open, ..] if !self.wish.is_brief => vec![fill(self.words.will_find_out_about, open)],
            _ => Vec::new(),
        }
    }

    fn meeting(&self) -> Vec<String> {
        meeting::paragraph(self.input, self.kind, self.words, self.language)
            .into_iter()
            .collect()
    }
}
