//! The fixed phrases of each language: all that a reply says without a source. `{}` is the one gap of a phrase.

pub(crate) mod de;
pub(crate) mod en;
pub(crate) mod es;
pub(crate) mod fr;
pub(crate) mod it;
pub(crate) mod nl;
pub(crate) mod pt;

use super::language::Language;
use crate::language::Words;

/// One language's phrases, named by what they do.
#[derive(Debug)]
pub(crate) struct Phrases {
    pub(crate) greeting_named: &'static str,
    pub(crate) greeting: &'static str,
    pub(crate) thanks: &'static str,
    pub(crate) thanks_about: &'static str,
    pub(crate) sorry: &'static str,
    pub(crate) apology: &'static str,
    pub(crate) thanks_again: &'static str,
    pub(crate) follow_up_plain: &'static str,
    pub(crate) will_find_out: &'static str,
    pub(crate) will_find_out_about: &'static str,
    pub(crate) will_find_out_rest: &'static str,
    pub(crate) passed_on: &'static str,
    pub(crate) ask_details: &'static str,
    pub(crate) quoted_in: &'static str,
    pub(crate) languages: &'static [&'static str],
    pub(crate) meeting_confirmed: &'static str,
    pub(crate) meeting_taken: &'static str,
    pub(crate) not_needed: &'static str,
    pub(crate) meeting_none: &'static str,
    pub(crate) meeting_off_hours: &'static str,
    pub(crate) meeting_past: &'static str,
    pub(crate) meeting_skipped: &'static str,
    pub(crate) meeting_overtaken: &'static str,
    pub(crate) meeting_day_full: &'static str,
    pub(crate) offer_slots: &'static str,
    pub(crate) ask_which_time: &'static str,
    pub(crate) ask_which_slot: &'static str,
    pub(crate) meeting_declined: &'static str,
    pub(crate) meeting_accepted: &'static str,
    pub(crate) meeting_called_off: &'static str,
    pub(crate) meeting_unknown: &'static str,
    pub(crate) pick_slot: &'static str,
    pub(crate) ask_times: &'static str,
    pub(crate) offer_demo: &'static str,
    pub(crate) put_off: &'static str,
    pub(crate) ask_matter: &'static str,
    pub(crate) welcome: &'static str,
    pub(crate) next_step: &'static str,
    pub(crate) next_step_trouble: &'static str,
    pub(crate) follow_up: [&'static str; 3],
    pub(crate) follow_up_step: [&'static str; 3],
    pub(crate) block_title: &'static str,
    pub(crate) block_when: &'static str,
    pub(crate) block_link: &'static str,
    pub(crate) block_free: &'static str,
    pub(crate) closing: &'static str,
    pub(crate) closings: &'static [&'static str],
    pub(crate) wrote: [&'static str; 3],
}

/// The phrases of a language.
pub(super) fn phrases(language: Language) -> &'static Phrases {
    Words::of(language).phrases
}

/// What a language calls another one.
pub(super) fn language_name(told: Language, named: Language) -> &'static str {
    let place = Language::ALL.iter().position(|language| *language == named);
    let told = place.and_then(|place| phrases(told).languages.get(place));
    told.copied().unwrap_or_else(|| Words::of(named).own_name)
}

/// Fills the gap of a phrase.
pub(super) fn fill(phrase: &str, value: &str) -> String {
    phrase.replacen("{}", value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::language::guess;

    #[test]
    fn every_language_writes_in_itself_with_one_gap_where_one_is_needed() {
        for language in Language::ALL {
            let p = phrases(language);
            let gaps = [
                p.greeting_named,
                p.thanks_about,
                p.quoted_in,
                p.will_find_out_about,
                p.meeting_confirmed,
                p.meeting_taken,
                p.not_needed,
                p.meeting_off_hours,
                p.meeting_past,
                p.meeting_skipped,
                p.meeting_day_full,
            ];
            assert!(
                gaps.iter().all(|phrase| phrase.matches("{}").count() == 1),
                "{language:?}"
            );
            let whole = [
                p.greeting,
                p.thanks,
                p.sorry,
                p.apology,
                p.will_find_out,
                p.ask_details,
                p.ask_times,
                p.ask_matter,
                p.put_off,
                p.meeting_none,
                p.meeting_overtaken,
                p.offer_slots,
                p.ask_which_time,
                p.ask_which_slot,
                p.meeting_declined,
                p.meeting_accepted,
                p.meeting_called_off,
                p.meeting_unknown,
                p.block_free,
                p.next_step,
            ];
            assert!(
                whole.iter().all(|phrase| !phrase.is_empty() && !phrase.contains("{}")),
                "{language:?}"
            );
            assert_eq!(guess(&whole.join(" ")), Some(language));
            assert!(
                p.closings
                    .contains(&crate::intents::folding::fold(p.closing).trim_end_matches(',')),
                "{language:?}"
            );
        }
    }
}
