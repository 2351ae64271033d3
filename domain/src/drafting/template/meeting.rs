//! What kind of mail it is, and the one sentence a reply says about a meeting. The meeting block itself is added on sending.

use std::sync::LazyLock;

use regex::Regex;

use super::mood::Mood;
use crate::drafting::calendar::{moment, short_day, zone};
use crate::drafting::input::{DraftInput, Slot, Standing};
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

/// The sentence about the meeting, by what the calendar says to it; none where no meeting is wanted.
pub(super) fn paragraph(input: &DraftInput, kind: Kind, words: &Phrases, language: Language) -> Option<String> {
    let Some(meeting) = &input.meeting else {
        return match kind {
            Kind::Meeting => Some(words.ask_times.to_owned()),
            Kind::Demo => Some(words.offer_demo.to_owned()),
            Kind::Support | Kind::Other => None,
        };
    };
    let when = |slot: &Slot| {
        format!(
            "{} ({})",
            moment(&slot.start, language, meeting.clock),
            zone(&slot.start, &meeting.timezone)
        )
    };
    let about_time = |phrase: &str| match &meeting.time {
        Some(time) => capitalised(&fill(phrase, &when(time))),
        None => words.meeting_none.to_owned(),
    };
    let day = meeting.day.or(meeting.time.map(|time| time.start.date_naive()));
    let about_day = |phrase: &str| match day {
        Some(day) => capitalised(&fill(phrase, &short_day(day, language))),
        None => words.meeting_none.to_owned(),
    };
    let said = match meeting.standing {
        Standing::Agreed => {
            let others: Vec<String> = meeting.not_needed.iter().map(when).collect();
            let others = (!others.is_empty()).then(|| fill(words.not_needed, &others.join("; ")));
            let agreed = about_time(words.meeting_confirmed);
            return Some(
                [Some(agreed), others]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
        Standing::Taken => about_time(words.meeting_taken),
        Standing::OffHours => about_time(words.meeting_off_hours),
        Standing::Past => about_time(words.meeting_past),
        Standing::Skipped => about_day(words.meeting_skipped),
        Standing::DayFull => about_day(words.meeting_day_full),
        Standing::Overtaken => return Some(words.meeting_overtaken.to_owned()),
        Standing::Open if meeting.free_slots.is_empty() => return Some(words.ask_times.to_owned()),
        Standing::Open => return Some(words.offer_slots.to_owned()),
        Standing::Ambiguous => return Some(words.ask_which_time.to_owned()),
        Standing::Unclear => return Some(words.ask_which_slot.to_owned()),
        Standing::Declined => return Some(words.meeting_declined.to_owned()),
        Standing::Accepted => return Some(words.meeting_accepted.to_owned()),
        Standing::CalledOff => return Some(words.meeting_called_off.to_owned()),
        Standing::Unknown => return Some(words.meeting_unknown.to_owned()),
    };
    let next = if meeting.free_slots.is_empty() {
        words.ask_times
    } else {
        words.pick_slot
    };
    Some(format!("{said} {next}"))
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        format!("{}{}", first.to_uppercase(), letters.as_str())
    })
}
