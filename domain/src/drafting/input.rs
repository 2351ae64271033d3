//! Everything a draft is made from. Drafters, prompts and rules read the same facts, so that they cannot disagree.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::language::{Language, guess};
use super::recipients::Recipients;
use super::rules::Issue;
use super::vocabulary::language_of;
use crate::accounts::Hours;
use crate::ids::KnowledgeId;

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
    /// Files that came with the mail.
    #[serde(default)]
    pub attachments: Vec<AttachedFile>,
    /// The owner's zone, an IANA name.
    #[serde(default)]
    pub owner_timezone: String,
    /// When the owner works, in that zone.
    #[serde(default)]
    pub working_hours: Option<Hours>,
    /// The language to answer in, where it is known; otherwise it is guessed from the mail.
    pub language: Option<Language>,
}

/// A file that came with a mail, as it is named there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub content_type: String,
    /// Its size.
    pub size_bytes: i64,
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

/// What code knows about the meeting that a mail speaks of, with times in the zone the sender reads them in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MeetingFacts {
    /// What the calendar says to it.
    pub standing: Standing,
    /// The time that is agreed or refused; none where the mail named none, or several of which none is free.
    pub time: Option<Slot>,
    /// The day that was asked for, where no hour was.
    pub day: Option<NaiveDate>,
    /// The sender's zone: an IANA name, an abbreviation or an offset.
    pub timezone: String,
    /// The owner's zone, an IANA name; empty where it is not told.
    pub owner_timezone: String,
    /// How the sender writes times.
    pub clock: Clock,
    /// What it is about.
    pub title: String,
    /// Where to join, once there is a link.
    pub link: Option<String>,
    /// Times that are offered.
    pub free_slots: Vec<Slot>,
    /// Other times that the mail left the choice of.
    pub not_needed: Vec<Slot>,
    /// How plainly the mail speaks of a meeting, from 0 to 1.
    pub confidence: f64,
}

/// What the calendar says to a meeting that a mail speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Its time is free.
    Agreed,
    /// Something else is planned then.
    Taken,
    /// Its time is outside the owner's working hours.
    OffHours,
    /// Its time is over.
    Past,
    /// Clocks skip its time on that day.
    Skipped,
    /// A later mail has set another time.
    Overtaken,
    /// Nothing is free on the day that was asked for.
    DayFull,
    /// No hour was named; times are offered.
    #[default]
    Open,
    /// Its time can be read in two ways, or not at all.
    Ambiguous,
    /// It answers an offer, and several of the times fit, or none.
    Unclear,
    /// None of the times that were offered suits.
    Declined,
    /// It confirms what is planned.
    Accepted,
    /// It calls off what was planned.
    CalledOff,
    /// It calls off something, or confirms something, that was never planned here.
    Unknown,
}

impl Standing {
    /// Whether the meeting takes place at its time.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        self == Self::Agreed
    }

    /// Whether the answer to it is a no, or cannot be known here, which a person looks at before it leaves.
    #[must_use]
    pub fn is_refused(self) -> bool {
        matches!(
            self,
            Self::Taken | Self::OffHours | Self::Past | Self::Skipped | Self::Overtaken | Self::DayFull | Self::Unknown
        )
    }

    /// Why a person is asked, where one is.
    #[must_use]
    pub fn why_refused(self) -> Option<&'static str> {
        Some(match self {
            Self::Taken => "The proposed time is taken; other times are offered",
            Self::OffHours => "The proposed time is outside your working hours; other times are offered",
            Self::Past => "The proposed time is over; other times are offered",
            Self::Skipped => {
                "The proposed time does not exist on that day, because clocks change; other times are offered"
            }
            Self::Overtaken => "A later email has set another time",
            Self::DayFull => "Nothing is free on the proposed day; other times are offered",
            Self::Unknown => "The email is about a meeting that is not planned here",
            _ => return None,
        })
    }
}

/// How somebody writes times of day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// `3:00 PM`, in English.
    #[default]
    Twelve,
    /// `15:00`.
    TwentyFour,
}

/// A free time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// When it begins.
    pub start: DateTime<FixedOffset>,
    /// When it ends.
    pub end: DateTime<FixedOffset>,
}

impl DraftInput {
    /// The language to answer in: the known one, else the guess from the mail, else English.
    pub fn reply_language(&self) -> Language {
        self.known_language().unwrap_or_default()
    }

    /// The language of the mail where it can be told.
    pub(super) fn known_language(&self) -> Option<Language> {
        self.language
            .or_else(|| guess(&self.visible_text))
            .or_else(|| language_of(&self.visible_text))
            .or_else(|| guess(&self.subject))
    }
}
