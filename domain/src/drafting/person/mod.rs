//! Mail that a person must read whatever a draft could say: each rule has a name that is shown as the reason.

mod addressed;
mod opt_out;
mod words;

use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::input::DraftInput;
use super::patterns::pattern;
use super::sentences;
use crate::intents::folding::letters;

crate::words! {
    /// Why a person must read a mail.
    PersonRule {
        /// The sender wants no more mail: nothing is answered, and the address is suppressed.
        OptOut = "opt_out",
        /// Somebody or something came to harm, or strangers saw data.
        SafetyIncident = "safety_incident",
        /// A lawyer, court or authority is named as the next step.
        LegalThreat = "legal_threat",
        /// Personal data is to be shown, corrected or erased.
        PrivacyRequest = "privacy_request",
        /// A charge is disputed.
        DisputedCharge = "disputed_charge",
        /// A contract is ended.
        ContractCancelled = "contract_cancelled",
        /// A complaint in anger.
        Anger = "anger",
        /// The mailbox stands in Cc or Bcc only.
        CopyOnly = "copy_only",
        /// Several people are addressed by name.
        SeveralPeople = "several_people",
        /// The knowledge that answers is in another language than the mail.
        OtherLanguage = "other_language",
        /// What answers was found by what the mail tells around its question, not by the question.
        Unsure = "unsure",
    }
}

/// The rule that asks for a person, with the words it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedsPerson {
    /// The rule.
    pub rule: PersonRule,
    /// The sender's words; empty where the rule rests on no words.
    pub words: String,
}

impl NeedsPerson {
    /// The first rule that a mail meets, the gravest first; only the sender's own words count.
    #[must_use]
    pub fn of(input: &DraftInput) -> Option<Self> {
        let text = format!(
            "{}.\n{}",
            input.subject.trim_end_matches(['.', '!', '?']),
            input.visible_text
        );
        let left_alone = opt_out::opt_out(&input.visible_text).map(|words| Self::by(PersonRule::OptOut, words));
        let told = left_alone.or_else(|| SPOKEN.iter().find_map(|spoken| spoken.find(&text)));
        told.or_else(|| {
            let is_copy = input.recipients.is_copy_only();
            is_copy.then(|| Self::by(PersonRule::CopyOnly, ""))
        })
        .or_else(|| {
            let greeting = addressed::several_people(&input.visible_text)?;
            Some(Self::by(PersonRule::SeveralPeople, greeting))
        })
    }

    /// Whether no reply may leave at all and the address is to be suppressed.
    #[must_use]
    pub fn is_opt_out(&self) -> bool {
        self.rule == PersonRule::OptOut
    }

    pub(super) fn by(rule: PersonRule, words: &str) -> Self {
        Self {
            rule,
            words: words.to_owned(),
        }
    }
}

/// A rule by words: the patterns of all languages as one, read sentence by sentence.
struct Spoken {
    rule: PersonRule,
    pattern: Regex,
    /// Who asks how a thing is done does not do it.
    may_be_asked: bool,
}

static SPOKEN: LazyLock<Vec<Spoken>> = LazyLock::new(|| {
    let rule = |(rule, lists, may_be_asked): (PersonRule, &[&str], bool)| Spoken {
        rule,
        pattern: pattern(&format!(r"\b(?:{})", lists.join("|"))),
        may_be_asked,
    };
    let rules: [(PersonRule, &[&str], bool); 6] = [
        (PersonRule::SafetyIncident, &words::SAFETY, true),
        (PersonRule::LegalThreat, &words::LEGAL, true),
        (PersonRule::PrivacyRequest, &words::PRIVACY, true),
        (PersonRule::DisputedCharge, &words::DISPUTE, true),
        (PersonRule::ContractCancelled, &words::CANCELLATION, false),
        (PersonRule::Anger, &words::ANGER, true),
    ];
    rules.into_iter().map(rule).collect()
});

impl Spoken {
    fn find(&self, text: &str) -> Option<NeedsPerson> {
        sentences::split(text).into_iter().find_map(|span| {
            let sentence = text.get(span)?;
            let letters = letters(sentence);
            let folded: String = letters.iter().map(|letter| letter.value).collect();
            let folded = folded.replace('\n', " ");
            if !self.may_be_asked && (folded.ends_with('?') || CONDITION.is_match(&folded)) {
                return None;
            }
            let found = self.pattern.find(&folded)?;
            let at = |byte: usize| folded.get(..byte).map(|before| before.chars().count());
            let first = letters.get(at(found.start())?)?;
            let last = letters.get(at(found.end())?.checked_sub(1)?)?;
            Some(NeedsPerson::by(self.rule, sentence.get(first.start..last.end)?))
        })
    }
}

/// What would be if.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:if (?:i|we)|in case|wenn (?:ich|wir)|falls|si (?:je|nous)|si (?:cancel|quer|doy)|se (?:eu|nos|io|noi|disd|canc)|als (?:ik|wij|we))\b",
    )
});

#[cfg(test)]
mod tests;
