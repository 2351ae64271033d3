//! A draft: the words of a reply, and what it knows of itself: which questions it answers, from where, and which it leaves open.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::person::{NeedsPerson, PersonRule};
use crate::ids::KnowledgeId;

/// The reply's own words, without meeting block, signature and quote, which code adds, and what they answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftText {
    /// Plain text, paragraphs divided by empty lines.
    pub body: String,
    /// The passages it rests on.
    pub sources: Vec<Source>,
    /// The questions of the mail that it answers.
    pub answered: Vec<Answered>,
    /// The questions of the mail that it leaves open.
    pub unanswered: Vec<String>,
    /// Why a person must read the mail, whatever the draft says.
    pub needs_person: Option<NeedsPerson>,
    /// The writer sees no meeting proposed, whatever code found: nothing is booked or offered with it.
    pub denies_meeting: bool,
}

/// A passage of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its entry.
    pub entry: KnowledgeId,
    /// The sentences as the entry has them.
    pub passage: String,
}

/// A question with what answers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// As it was asked.
    pub question: String,
    /// The passage that answers it.
    pub passage: String,
}

impl DraftText {
    /// Puts a stored draft together again; what cannot be read of its answers is unknown.
    #[must_use]
    pub fn stored(body: String, answers: Value) -> Self {
        let known: Self = serde_json::from_value(answers).unwrap_or_default();
        Self { body, ..known }
    }

    /// All but the words, as it is stored beside them.
    #[must_use]
    pub fn answers(&self) -> Value {
        json!({
            "sources": self.sources,
            "answered": self.answered,
            "unanswered": self.unanswered,
            "needs_person": self.needs_person,
            "denies_meeting": self.denies_meeting,
        })
    }

    /// Whether nothing is left to a person: no question open, no rule that asks for one.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.unanswered.is_empty() && self.needs_person.is_none()
    }

    /// The entries that it rests on, each once.
    #[must_use]
    pub fn citations(&self) -> Vec<KnowledgeId> {
        let mut entries: Vec<KnowledgeId> = Vec::new();
        for source in &self.sources {
            if !entries.contains(&source.entry) {
                entries.push(source.entry);
            }
        }
        entries
    }
}

impl PersonRule {
    /// A sentence for the person who is needed.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Anger => "The sender complains in anger",
            Self::LegalThreat => "The sender names a lawyer, court or authority",
            Self::PrivacyRequest => "The sender asks about personal data, or to have it erased",
            Self::SafetyIncident => "The email tells of harm, or of a danger",
            Self::ContractCancelled => "The sender ends a contract",
            Self::DisputedCharge => "The sender disputes a charge",
            Self::OptOut => "The sender asks not to be written to again",
            Self::CopyOnly => "Your address stands only in Cc or Bcc",
            Self::SeveralPeople => "The email is addressed to several people by name",
            Self::OtherLanguage => "The knowledge that answers is in another language than the email",
            Self::Unsure => {
                "The question alone does not tell what it is about; the answer follows the rest of the email"
            }
        }
    }

    /// Whether the sender may hear that a person will answer: not where others were addressed, nor where no mail is wanted.
    #[must_use]
    pub fn may_be_acknowledged(self) -> bool {
        !matches!(self, Self::CopyOnly | Self::SeveralPeople | Self::OptOut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_complete_when_nothing_is_open_and_nobody_is_needed() {
        let open = DraftText {
            unanswered: vec!["Do you ship to Norway?".to_owned()],
            ..DraftText::default()
        };
        let delicate = DraftText {
            needs_person: Some(NeedsPerson {
                rule: PersonRule::LegalThreat,
                words: "my solicitor".to_owned(),
            }),
            ..DraftText::default()
        };

        assert!(DraftText::default().is_complete());
        assert!(!open.is_complete() && !delicate.is_complete());
    }

    #[test]
    fn a_draft_that_knows_only_its_words_is_read() {
        let read: DraftText = serde_json::from_str("{\"body\": \"Hello\", \"citations\": []}").expect("a draft");

        assert_eq!((read.body.as_str(), read.is_complete()), ("Hello", true));
    }

    #[test]
    fn an_entry_with_two_passages_is_cited_once() {
        let entry = KnowledgeId::new();
        let source = |passage: &str| Source {
            entry,
            passage: passage.to_owned(),
        };
        let draft = DraftText {
            sources: vec![source("One."), source("Two.")],
            ..DraftText::default()
        };

        assert_eq!(draft.citations(), [entry]);
    }
}
