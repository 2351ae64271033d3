//! Matching: each question of a mail with the passage that answers it, or left open.

use super::asked::Asked;
use super::casework::is_casework;
use super::knowledge::Library;
use super::quoting::Quoting;
use super::search::{Best, Search};
use crate::drafting::input::DraftInput;
use crate::drafting::language::Language;
use crate::drafting::matter;
use crate::drafting::questions::Question;

/// What the knowledge base says to the questions.
#[derive(Default)]
pub(super) struct Answer {
    /// One for each passage that is quoted.
    pub(super) parts: Vec<Part>,
    /// Questions that it says nothing to, as they were asked.
    pub(super) unanswered: Vec<String>,
    /// What answers some of these in words of another language, which a person must translate.
    pub(super) foreign: Vec<Part>,
}

/// A passage with the questions it answers.
pub(super) struct Part {
    /// The question of which it is not sure to be the answer.
    pub(super) unsure: Option<String>,
    /// The questions.
    pub(super) questions: Vec<String>,
    /// The sentences as a reply writes them.
    pub(super) text: String,
    /// Index of the entry.
    pub(super) passage: usize,
    /// Its language.
    pub(super) language: Language,
    statements: Vec<usize>,
}

/// Answers each question; `quoting` says how much of a passage is taken along, `may_guess` whether what is told around a
/// question may answer it.
pub(super) fn answer(
    library: &Library,
    questions: &[Question],
    input: &DraftInput,
    quoting: Quoting,
    may_guess: bool,
) -> Answer {
    let written = library.written();
    let search = Search::new(library, &written, input.reply_language());
    let subject = search.weighed(&input.subject);
    let mut answer = Answer::default();
    for question in questions {
        if is_casework(&question.text, &[&input.subject, &input.visible_text]) {
            answer.unanswered.push(question.text.clone());
            continue;
        }
        let asked = search.asked(question, &subject);
        // What follows from a question that stays open stays open with it.
        let is_left = (asked.names_nothing || asked.leans() && asked.is_anaphoric)
            && question
                .before
                .first()
                .is_some_and(|before| answer.unanswered.contains(before));
        let last = answer.parts.last();
        let goes_on = last.is_some_and(|part| {
            part.questions.last() == question.before.first() && search.goes_on(&asked, &part.statements)
        });
        let own = (!is_left).then(|| search.find(&asked)).flatten();
        let found = match own {
            Some(_) if goes_on && (asked.names_nothing || asked.is_anaphoric) => None,
            None if !goes_on && !is_left && may_guess => search.find_by_story(&asked),
            Some(best) if best.is_unsure && asked.leans() => search.told_better(best, &asked),
            own => own,
        };
        match found {
            Some(best) if best.is_unsure && !may_guess => answer.unanswered.push(question.text.clone()),
            Some(best) => answer.add(library, &search, question, &asked, best, quoting),
            None if goes_on => answer.go_on(question),
            None => answer.unanswered.push(question.text.clone()),
        }
    }
    answer
}

impl Answer {
    pub(super) fn is_some(&self) -> bool {
        !self.parts.is_empty()
    }

    /// A question that the passage before it answers as well.
    fn go_on(&mut self, question: &Question) {
        if let Some(part) = self.parts.last_mut() {
            part.questions.push(question.text.clone());
        }
    }

    fn add(
        &mut self,
        library: &Library,
        search: &Search,
        question: &Question,
        asked: &Asked,
        best: Best,
        quoting: Quoting,
    ) {
        let Some(top) = library.statements.get(best.statement) else {
            return;
        };
        // Who names nothing is told all that stands there.
        let quoting = match best.is_unsure || asked.names_nothing {
            true => quoting.whole(),
            false => quoting,
        };
        let mut statements = quoting.chosen(library, best.statement, &best.scores);
        statements.extend(search.beside(best.statement, asked));
        statements.sort_unstable();
        statements.dedup();
        let known = self
            .parts
            .iter_mut()
            .find(|part| statements.iter().all(|index| part.statements.contains(index)));
        if let Some(part) = known {
            part.questions.push(question.text.clone());
            return;
        }
        statements.retain(|index| !self.parts.iter().any(|part| part.statements.contains(index)));
        let part = Part {
            unsure: best.is_unsure.then(|| question.text.clone()),
            questions: vec![question.text.clone()],
            text: quoting.written(library, &statements, &matter::keys(&question.text, search.language)),
            passage: top.passage,
            language: top.language,
            statements,
        };
        let is_understood = part.language == search.language || asked.evidence.is_figure() && has_digit(&part.text);
        if is_understood || names_codes(&part.text) {
            self.parts.push(part);
        } else {
            self.unanswered.push(question.text.clone());
            self.foreign.push(part);
        }
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text names codes or versions, which are the same in every language: `CSV`, `SAML 2.0`.
fn names_codes(text: &str) -> bool {
    let is_code = |word: &&str| word.chars().filter(|letter| letter.is_uppercase()).count() >= 2;
    text.split_whitespace().filter(is_code).count() >= 2
}
