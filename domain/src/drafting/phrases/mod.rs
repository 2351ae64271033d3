//! The fixed phrases of each language: all that a reply says without a source. `{}` is the one gap of a phrase.

mod de;
mod en;
mod es;
mod fr;
mod it;
mod nl;
mod pt;

use super::language::Language;

/// One language's phrases, named by what they do.
pub(super) struct Phrases {
    pub(super) greeting_named: &'static str,
    pub(super) greeting: &'static str,
    pub(super) thanks: &'static str,
    pub(super) thanks_about: &'static str,
    pub(super) sorry: &'static str,
    pub(super) apology: &'static str,
    pub(super) thanks_again: &'static str,
    pub(super) follow_up_plain: &'static str,
    pub(super) will_find_out: &'static str,
    pub(super) will_find_out_about: &'static str,
    pub(super) will_find_out_rest: &'static str,
    pub(super) passed_on: &'static str,
    pub(super) ask_details: &'static str,
    pub(super) quoted_in: &'static str,
    pub(super) languages: [&'static str; 7],
    pub(super) meeting_confirmed: &'static str,
    pub(super) meeting_taken: &'static str,
    pub(super) pick_slot: &'static str,
    pub(super) ask_times: &'static str,
    pub(super) offer_demo: &'static str,
    pub(super) put_off: &'static str,
    pub(super) ask_matter: &'static str,
    pub(super) welcome: &'static str,
    pub(super) next_step: &'static str,
    pub(super) next_step_trouble: &'static str,
    pub(super) follow_up: [&'static str; 3],
    pub(super) follow_up_step: [&'static str; 3],
    pub(super) block_title: &'static str,
    pub(super) block_when: &'static str,
    pub(super) block_link: &'static str,
    pub(super) block_free: &'static str,
    pub(super) closing: &'static str,
    pub(super) closings: &'static [&'static str],
    pub(super) wrote: [&'static str; 3],
}

/// The phrases of a language.
pub(super) fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::En => &en::PHRASES,
        Language::De => &de::PHRASES,
        Language::Fr => &fr::PHRASES,
        Language::Es => &es::PHRASES,
        Language::Pt => &pt::PHRASES,
        Language::It => &it::PHRASES,
        Language::Nl => &nl::PHRASES,
    }
}

/// What a language calls another one.
pub(super) fn language_name(told: Language, named: Language) -> &'static str {
    let place = Language::ALL.iter().position(|language| *language == named);
    place
        .and_then(|place| phrases(told).languages.get(place))
        .copied()
        .unwrap_or_default()
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
                p.block_free,
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
