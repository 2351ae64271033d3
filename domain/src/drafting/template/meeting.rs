//! What kind of mail it is, and the one sentence a reply says about a meeting. The meeting block itself is added on sending.

use std::sync::LazyLock;

use regex::Regex;

use super::mood::Mood;
use crate::drafting::calendar::{moment, zone};
use crate::drafting::input::DraftInput;
use crate::drafting::language::Language;
use crate::drafting::patterns::pattern;
use crate::drafting::phrases::{Phrases, fill};
use crate::intents::folding::{fold, words};

/// The kinds of mail that end in different next steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Meeting,
    Demo,
    Support,
    Other,
}

const MEETING_NAMES: [&str; 12] = [
    "meeting",
    "meet",
    "call",
    "appointment",
    "schedule",
    "scheduling",
    "booking",
    "termin",
    "reunion",
    "reuniao",
    "riunione",
    "afspraak",
];
const DEMO_NAMES: [&str; 5] = ["demo", "trial", "preview", "presentation", "showcase"];
const SUPPORT_NAMES: [&str; 7] = ["support", "help", "issue", "issues", "bug", "complaint", "complaints"];

/// Words that make a question one about time, which the meeting sentence answers.
const TIME_WORDS: &str = "meet meeting call schedule available availability calendar zoom chat talk appointment slot slots catch \
monday tuesday wednesday thursday friday saturday sunday tomorrow termin treffen telefonieren sprechen passt zeit uhr morgen montag dienstag \
mittwoch donnerstag freitag rendez rencontrer appel disponible creneau lundi mardi mercredi jeudi vendredi reunion reunirnos llamada cita \
hablar lunes martes miercoles jueves viernes reuniao chamada falar conversar incontro riunione chiamata appuntamento incontrarci sentirci afspraak \
afspreken bellen maandag dinsdag woensdag donderdag vrijdag";

const DEMO_WORDS: &str = "demo trial demonstration walkthrough preview vorfuhrung vorfuhren presentation demostracion demonstracao dimostrazione";

/// Words that ask to meet, where no time was found.
static MEETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:meet|meeting|catch up|zoom|(?:an?|the|our|your|short|quick|brief|schedule|arrange) (?:\w+ )?(?:call|chat|talk|appointment)|(?:call|ring) (?:you|me|us)|termin|treffen|telefonieren|gesprach|sprechen|rendez-vous|rencontrer|appel|reunirnos",
        r"|reunion|llamada|cita|hablar|reuniao|chamada|conversar|incontro|riunione|chiamata|appuntamento|incontrarci|sentirci|afspraak|afspreken|bellen)\b",
    ))
});

impl Kind {
    /// Reads the kind from the intent's name, else from the mail's facts and mood.
    pub(super) fn of(input: &DraftInput, mood: Mood) -> Self {
        let name = words(&input.intent_name);
        let is_named = |list: &[&str]| name.iter().any(|(word, _)| list.contains(&word.as_str()));
        if is_named(&DEMO_NAMES) {
            Self::Demo
        } else if input.meeting.is_some() || is_named(&MEETING_NAMES) {
            Self::Meeting
        } else if is_named(&SUPPORT_NAMES) || mood == Mood::Angry {
            Self::Support
        } else {
            Self::Other
        }
    }

    /// Whether the sentence about the meeting answers this question.
    pub(super) fn settles(self, question: &str, input: &DraftInput) -> bool {
        let has = |list: &str| {
            words(question)
                .iter()
                .any(|(word, _)| list.split_whitespace().any(|listed| listed == word))
        };
        match self {
            Self::Meeting if input.meeting.is_some() => has(TIME_WORDS),
            Self::Meeting => MEETS.is_match(&fold(question)),
            Self::Demo => has(DEMO_WORDS) && !question.ends_with('?') || input.meeting.is_some() && has(TIME_WORDS),
            Self::Support | Self::Other => false,
        }
    }
}

/// The sentence about the meeting: confirmed, taken, or asked for; none where no meeting is wanted.
pub(super) fn paragraph(input: &DraftInput, kind: Kind, words: &Phrases, language: Language) -> Option<String> {
    let Some(meeting) = &input.meeting else {
        return match kind {
            Kind::Meeting => Some(words.ask_times.to_owned()),
            Kind::Demo => Some(words.offer_demo.to_owned()),
            Kind::Support | Kind::Other => None,
        };
    };
    let when = format!(
        "{} ({})",
        moment(&meeting.start, language),
        zone(&meeting.start, &meeting.timezone)
    );
    if !meeting.conflict {
        return Some(capitalised(&fill(words.meeting_confirmed, &when)));
    }
    let next = if meeting.free_slots.is_empty() {
        words.ask_times
    } else {
        words.pick_slot
    };
    Some(format!("{} {next}", fill(words.meeting_taken, &when)))
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}
