//! Everything a draft is made from. Drafters, prompts and rules read the same facts, so that they cannot disagree.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

use super::language::{Language, guess};
use super::recipients::Recipients;
use super::rules::Issue;
use crate::ids::KnowledgeId;

/// Letters of the mail that knowledge is looked up by.
const QUERY_LETTERS: usize = 2_000;

/// The facts behind one draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftInput {
    /// The company's name.
    pub workspace_name: String,
    /// The person in whose name the reply leaves.
    pub owner_name: String,
    /// How the owner wants to sound.
    pub persona: String,
    /// Added by code below the draft; a drafter never writes it.
    pub signature: String,
    /// The intent that the mail was classified as.
    pub intent_name: String,
    /// The owner's guidance for this intent.
    pub intent_prompt: String,
    /// What the draft is for.
    pub purpose: Purpose,
    /// Earlier messages of the conversation, oldest first, without the mail that is answered.
    pub thread: Vec<ThreadMessage>,
    /// The display name of the sender; may be empty.
    pub sender_name: String,
    /// The address of the sender.
    pub sender_address: String,
    /// Whom the mail names as its readers.
    #[serde(default)]
    pub recipients: Recipients,
    /// The subject as received.
    pub subject: String,
    /// What the sender wrote, without quoted history and signature.
    pub visible_text: String,
    /// The ranked entries of the knowledge base, best first.
    pub passages: Vec<Passage>,
    /// Words by which the sender asks to be written to later, such as `next week`.
    pub put_off: Option<String>,
    /// The meeting that was found in the mail.
    pub meeting: Option<MeetingFacts>,
    /// What a person asked the next version to do.
    pub instruction: Option<String>,
    /// What was wrong with the version before.
    pub issues: Vec<Issue>,
    /// The version that is written anew.
    #[serde(default)]
    pub current_draft: Option<String>,
    /// When the draft is written, by the owner's clock.
    #[serde(default)]
    pub now: Option<DateTime<FixedOffset>>,
    /// When the mail was written, by its sender's clock where that is known.
    #[serde(default)]
    pub sent_at: Option<DateTime<FixedOffset>>,
    /// The language to answer in, where it is known; otherwise it is guessed from the mail.
    pub language: Option<Language>,
}

/// What a draft is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// An answer to the mail.
    #[default]
    Reply,
    /// A reminder because the sender has not reacted to the answer; the thread ends with that answer.
    FollowUp {
        /// 1 for the first.
        number: u8,
        /// Whether none comes after it.
        #[serde(default)]
        is_last: bool,
    },
}

/// One earlier message of the conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadMessage {
    /// Name or address of its author.
    pub from: String,
    /// Whether it left from here; what others wrote is no source of links and promises.
    pub is_ours: bool,
    /// When it was sent.
    pub at: DateTime<Utc>,
    /// Its own text, without what it quotes.
    pub text: String,
}

/// One entry of the knowledge base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The entry, for citations.
    pub knowledge_id: KnowledgeId,
    /// Its title.
    pub title: String,
    /// Its content, Markdown or plain.
    pub text: String,
}

/// A meeting as code found it, with times in the zone the sender reads them in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingFacts {
    /// When it begins.
    pub start: DateTime<FixedOffset>,
    /// When it ends.
    pub end: DateTime<FixedOffset>,
    /// The zone's name as shown: an IANA name, an abbreviation or an offset.
    pub timezone: String,
    /// What it is about.
    pub title: String,
    /// Where to join, once there is a link.
    pub link: Option<String>,
    /// Whether the owner is busy then.
    pub conflict: bool,
    /// Times that are free instead, in the same zone.
    pub free_slots: Vec<Slot>,
}

/// A free time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// When it begins.
    pub start: DateTime<FixedOffset>,
    /// When it ends.
    pub end: DateTime<FixedOffset>,
}

impl DraftInput {
    /// What knowledge is looked up by: the subject and the beginning of the mail.
    pub fn knowledge_query(&self) -> String {
        let beginning: String = self.visible_text.chars().take(QUERY_LETTERS).collect();
        format!("{} {beginning}", self.subject)
    }

    /// The language to answer in: the known one, else the guess from the mail, else English.
    pub fn reply_language(&self) -> Language {
        self.known_language().unwrap_or_default()
    }

    /// The language of the mail where it can be told.
    pub(super) fn known_language(&self) -> Option<Language> {
        self.language
            .or_else(|| guess(&self.visible_text))
            .or_else(|| guess(&self.subject))
    }
}
