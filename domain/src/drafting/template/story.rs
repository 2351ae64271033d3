//! How sure a found statement is, and what the rest of a mail says about a question that says little itself.

use super::asked::{Asked, is_general, is_strong};
use super::knowledge::Statement;
use super::search::{Best, IN_CONTEXT, IN_SIBLING, Search};
use crate::drafting::evidence::Evidence;
use crate::drafting::matter::{Kind, Word};

/// What a word of the story counts beside one of the question, and what all of them must weigh.
const STORY_SHARE: f64 = 0.7;
const LEAST_STORY: f64 = 0.8;
/// How much better than any other entry the one must be that a story leads to.
const STORY_LEAD: f64 = 1.25;
/// How much better a story must lead than the question alone.
const BETTER: f64 = 1.15;
/// From this share of the best score on, another entry comes near.
const NEAR: f64 = 0.85;

/// "The export stops with error 504. Can you help?": who names nothing asks about the sentence before, and all of that is
/// said.
fn is_told(asked: &Asked, top: &Statement) -> bool {
    let said = asked.own.iter().filter(|(word, _)| word.kind != Kind::Light);
    let told = asked.own.iter().skip(asked.named).filter(|word| is_strong(word));
    asked.names_nothing && told.count() >= 2 && said.into_iter().all(|(word, _)| word.meets(&top.keys))
}

impl Search<'_> {
    /// Whether nobody needs to look: the statement says all that the question names, the question says enough, and no other
    /// entry comes near.
    pub(super) fn is_sure(&self, best: usize, scores: &[f64], asked: &Asked) -> bool {
        let Some(top) = self.library.statements.get(best) else {
            return false;
        };
        let strong = || asked.own.iter().take(asked.named).filter(|word| is_strong(word));
        let is_all_said = strong().all(|(word, _)| self.degree(word, top) >= IN_CONTEXT);
        let is_direct = strong().any(|(word, _)| word.meets(&top.keys));
        let refers = || {
            asked
                .around
                .iter()
                .any(|(word, _)| word.kind == Kind::Matter && word.meets(&top.keys))
        };
        let is_understood = !asked.names_nothing && (!asked.has_pronoun || refers());
        let says_enough = asked.evidence != Evidence::default() || is_understood;
        let is_plain = !asked.leans() || is_direct && says_enough || is_told(asked, top);
        let is_alone = self.rival(best, scores) < NEAR * scores.get(best).copied().unwrap_or_default();
        is_all_said && is_plain && is_alone && !top.text.ends_with('?')
    }

    /// The best score in any other entry.
    fn rival(&self, best: usize, scores: &[f64]) -> f64 {
        let entry = |index: usize| self.library.statements.get(index).map(|statement| statement.passage);
        let elsewhere = scores
            .iter()
            .enumerate()
            .filter(|(index, _)| entry(*index) != entry(best));
        elsewhere.map(|(_, score)| *score).fold(0.0, f64::max)
    }

    /// The statement that fits a question which says little by what is told around it, where no other entry comes near.
    pub(super) fn find_by_story(&self, asked: &Asked) -> Option<Best> {
        if !asked.leans() {
            return None;
        }
        let statements = self.library.statements.iter();
        let fits = statements.map(|statement| self.fit_story(statement, asked));
        let scores: Vec<f64> = fits.map(Option::unwrap_or_default).collect();
        let best = scores
            .iter()
            .enumerate()
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        let (statement, score) = (best.0, *best.1);
        (score >= LEAST_STORY && score >= STORY_LEAD * self.rival(statement, &scores)).then_some(Best {
            statement,
            scores,
            is_unsure: true,
        })
    }

    /// The better of a statement that fits what little a question says, and of the one that its story leads to.
    pub(super) fn told_better(&self, best: Best, asked: &Asked) -> Option<Best> {
        let told = |index: usize| {
            let statement = self.library.statements.get(index)?;
            self.fit_story(statement, asked)
        };
        let known = told(best.statement).unwrap_or_default();
        let story = self.find_by_story(asked);
        Some(
            story
                .filter(|story| told(story.statement).unwrap_or_default() > BETTER * known)
                .unwrap_or(best),
        )
    }

    /// How well a statement fits a question and its story; `None` where it lacks what the question itself names.
    fn fit_story(&self, statement: &Statement, asked: &Asked) -> Option<f64> {
        if !statement.evidence.holds(asked.evidence) || !self.is_of_the_place(statement, asked) {
            return None;
        }
        let named = asked.own.iter().take(asked.named);
        let mut strong = named.filter(|word| is_strong(word));
        if strong.any(|(word, _)| !word.meets(&statement.keys)) {
            return None;
        }
        let (mut score, mut met, mut directly) = (0.0, 0, 0);
        let own = asked.own.iter().map(|word| (word, 1.0));
        for (word, share) in own.chain(asked.around.iter().map(|word| (word, STORY_SHARE))) {
            let degree = self.degree(&word.0, statement);
            let degree = if degree <= IN_SIBLING { 0.0 } else { degree };
            let counts = is_strong(word) || share == 1.0 && is_general(&word.0);
            if degree == 0.0 || !counts {
                continue;
            }
            score += share * word.1 * degree;
            if !is_strong(word) {
                continue;
            }
            let (is_said, is_title) = (word.0.meets(&statement.keys), word.0.meets(&statement.context));
            directly += usize::from(is_said);
            met += usize::from(is_said) + usize::from(is_title);
        }
        let least = if asked.names_nothing { 2 } else { 1 };
        (directly >= least && met >= 2).then_some(score)
    }

    /// The sentences beside one that speak of what it leaves to them.
    pub(super) fn beside(&self, best: usize, asked: &Asked) -> Vec<usize> {
        let Some(top) = self.library.statements.get(best).filter(|top| !top.is_item) else {
            return Vec::new();
        };
        let is_left = |word: &Word| !word.meets(&top.keys) && !word.meets(&top.context) && !word.meets(&top.head);
        let left = asked
            .own
            .iter()
            .take(asked.named)
            .filter(|word| is_strong(word) && is_left(&word.0));
        let holder = |(word, _): &(Word, f64)| {
            let all = self.library.statements.iter().enumerate();
            let mut near = all.filter(|(_, other)| other.paragraph == top.paragraph && !other.is_item);
            near.find(|(_, other)| word.meets(&other.keys)).map(|(index, _)| index)
        };
        left.filter_map(holder).collect()
    }
}
