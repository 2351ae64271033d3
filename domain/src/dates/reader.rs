//! Walks a text and hands back every dated expression in it, once each, in order.

use super::evidence::{self, Sure};
use super::expression::{self, Found};
use super::list;
use super::mention::{Mention, Moment};
use super::numeric;
use super::phrase::{Day, Phrase};
use super::reference::{DateOrder, Reference};
use super::rejected;
use super::resolve::{self, Now};
use super::token::Tokens;
use super::unread;
use super::zone::Zone;
use crate::text::beginning;
use chrono::TimeDelta;

/// Bytes of a text that are read; what follows is never a date for an email's meaning.
pub const READ_LIMIT: usize = 20 * 1024;

/// The dates and times written in `text`, in the order of the text; none for times whose day cannot be read.
#[must_use]
pub fn read(text: &str, reference: &Reference) -> Vec<Mention> {
    let mut mentions = mentions(text, reference);
    mentions.retain(|mention| !mention.is_day_unread);
    mentions
}

/// All dates and times written in `text`, also those whose day cannot be read: they stand at today, and mean another day.
#[must_use]
pub fn mentions(text: &str, reference: &Reference) -> Vec<Mention> {
    let text = beginning(text, READ_LIMIT);
    let tokens = Tokens::new(text, reference.order == DateOrder::DayFirst).at_home(reference.zone);
    let mut all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = match find_at(&tokens, at) {
            Step::Found(found, next) => {
                all.push(*found);
                next
            }
            Step::Skip(next) => next,
        }
        .max(at + 1);
    }
    let now = reference.local_now();
    list::share_days(&tokens, &mut all, Now { here: now, there: now });
    all.iter()
        .filter_map(|sure| mention(&tokens, sure, text, reference))
        .collect()
}

enum Step {
    Found(Box<Sure>, usize),
    Skip(usize),
}

fn find_at(tokens: &Tokens, at: usize) -> Step {
    let is_number = tokens.number(at).is_some();
    let otherwise = if is_number {
        numeric::chain_end(tokens, at)
    } else {
        at + 1
    };
    if !evidence::may_start(tokens, at) {
        return Step::Skip(at + 1);
    }
    let Some(found) = expression::expression(tokens, at).filter(|found| evidence::may_start(tokens, found.start))
    else {
        return Step::Skip(otherwise);
    };
    if evidence::is_recurring(tokens, &found) {
        return Step::Skip(found.next);
    }
    let Some(certainty) = evidence::certainty(tokens, &found) else {
        return Step::Skip(otherwise);
    };
    let next = found.next;
    let has_year = has_year(&found.expression.from);
    let sure = Sure {
        found,
        certainty,
        has_year,
        is_day_doubtful: false,
    };
    Step::Found(Box::new(sure), next)
}

fn mention(tokens: &Tokens, sure: &Sure, text: &str, reference: &Reference) -> Option<Mention> {
    let found = &sure.found;
    let now = reference.local_now();
    let zone_written = written_zone(found);
    let there = zone_written.map_or(now, |zone| zone.local(reference.now));
    let resolved = resolve::resolve(&found.expression, Now { here: now, there })?;
    let (start, end) = span(tokens, found)?;
    let zone = zone_written.unwrap_or(reference.zone);
    let moment = |local| {
        let zone = if resolved.is_relative { reference.zone } else { zone };
        let instant = zone.resolve(local);
        Moment {
            local: zone.local(instant),
            instant,
        }
    };
    let last = resolved.end.unwrap_or(resolved.start);
    let is_past = if resolved.has_explicit_time {
        zone.resolve(last) < reference.now - TimeDelta::minutes(1)
    } else {
        last.date() < now.date()
    };
    Some(Mention {
        text: text.get(start..end).unwrap_or_default().to_owned(),
        span: start..end,
        start: moment(resolved.start),
        end: resolved.end.map(moment),
        grain: resolved.grain,
        zone_written,
        has_explicit_time: resolved.has_explicit_time,
        has_explicit_date: resolved.has_explicit_date,
        is_hour_ambiguous: resolved.is_hour_ambiguous,
        is_day_unread: !resolved.has_explicit_date && (sure.is_day_doubtful || unread::is_day_unread(tokens, found)),
        is_rejected: rejected::is_rejected(text.get(..start).unwrap_or_default(), tokens.language),
        has_written_year: sure.has_year,
        certainty: sure.certainty,
        is_past,
    })
}

fn span(tokens: &Tokens, found: &Found) -> Option<(usize, usize)> {
    let first = tokens.get(found.first)?.start;
    let last = tokens.get(found.next.checked_sub(1)?)?.end;
    (first < last).then_some((first, last))
}

fn written_zone(found: &Found) -> Option<Zone> {
    let far = found.expression.to.as_ref().and_then(|to| to.zone);
    found.expression.from.zone.or(far)
}

fn has_year(phrase: &Phrase) -> bool {
    matches!(phrase.day, Some(Day::Calendar { year: Some(_), .. }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    /// Wednesday, 11 March 2026, 11:00 in New York.
    fn reference() -> Reference {
        let now = DateTime::parse_from_rfc3339("2026-03-11T11:00:00-04:00").unwrap();
        Reference::new(now, Zone::parse("America/New_York").unwrap())
    }

    fn first(text: &str) -> Option<String> {
        let mention = read(text, &reference()).into_iter().next()?;
        let wall = |moment: Moment| moment.local.format("%Y-%m-%dT%H:%M").to_string();
        Some(match mention.end {
            Some(end) => format!("{} {}", wall(mention.start), wall(end)),
            None => wall(mention.start),
        })
    }

    #[test]
    fn expressions_are_read_as_their_writers_mean_them() {
        let cases = [
            ("next Tuesday at 3pm EST", "2026-03-17T15:00"),
            ("tomorrow afternoon", "2026-03-12T12:00 2026-03-12T16:00"),
            ("on the 14th, 14:00-15:00", "2026-03-14T14:00 2026-03-14T15:00"),
            ("in two weeks", "2026-03-25T00:00"),
            ("end of next month", "2026-04-30T00:00"),
            ("from 3 to 5pm", "2026-03-11T15:00 2026-03-11T17:00"),
            ("May 3-5", "2026-05-03T00:00 2026-05-05T00:00"),
            ("between 2 and 4", "2026-03-11T14:00 2026-03-11T16:00"),
            ("half past three", "2026-03-11T15:30"),
            ("a week from Friday", "2026-03-20T00:00"),
            ("next week", "2026-03-16T00:00 2026-03-22T00:00"),
            ("tomorrow at 10 for 45 minutes", "2026-03-12T10:00 2026-03-12T10:45"),
            ("2026-03-20 15:00", "2026-03-20T15:00"),
            ("the second Tuesday in April", "2026-04-14T00:00"),
            ("Thursday between 2 and 4", "2026-03-12T14:00 2026-03-12T16:00"),
            ("by EOD Friday", "2026-03-13T17:00 2026-03-13T17:00"),
            ("late Friday afternoon", "2026-03-13T14:00 2026-03-13T16:00"),
            ("a quarter to nine tomorrow", "2026-03-12T08:45"),
            ("the day after tomorrow at noon", "2026-03-13T12:00"),
            ("Monday week", "2026-03-23T00:00"),
        ];

        for (text, expected) in cases {
            assert_eq!(first(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn dates_of_neighbouring_languages_are_read() {
        let cases = [
            (
                "Wollen wir uns am Dienstag, 17. M\u{e4}rz um 15 Uhr treffen?",
                "2026-03-17T15:00",
            ),
            ("Wir treffen uns am 20.03. um 15 Uhr", "2026-03-20T15:00"),
            ("Pouvons-nous nous voir mardi 17 mars \u{e0} 15h ?", "2026-03-17T15:00"),
            (
                "\u{bf}Podemos reunirnos el martes 17 de marzo a las 15:00?",
                "2026-03-17T15:00",
            ),
            (
                "Podemos marcar a reuni\u{e3}o para ter\u{e7}a-feira \u{e0}s 15h?",
                "2026-03-17T15:00",
            ),
            ("Possiamo fare una riunione domani alle 15?", "2026-03-12T15:00"),
            ("Kunnen we morgen om 15 uur een afspraak maken?", "2026-03-12T15:00"),
        ];

        for (text, expected) in cases {
            assert_eq!(first(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn numbers_of_other_things_are_no_dates() {
        let texts = [
            "version 2.10.3",
            "$1,200.50 for 12 items",
            "call 415-555-1234 or +1 (415) 555 1234",
            "1/2 cup, 24/7 support, a 4:3 ratio, 50-50",
            "order #12345678, invoice 2024-0345, ISO 27001:2022",
            "You may second the motion; the third party may march.",
            "He sat in the sun.",
            "from 3 to 5 percent, between 10 and 12 people",
            "https://example.com/2026/03/20 at 192.168.1.10",
            "every Monday at 10",
            "Good morning Ann",
            "February 30, 2026",
        ];

        for text in texts {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn written_zones_follow_their_daylight_saving() {
        let instant = |text: &str| {
            read(text, &reference())
                .into_iter()
                .next()
                .unwrap()
                .start
                .instant
                .to_rfc3339()
        };

        assert_eq!(instant("July 1 at 3pm EST"), "2026-07-01T15:00:00-04:00");
        assert_eq!(instant("March 20 at 10:00 CET"), "2026-03-20T10:00:00+01:00");
        assert_eq!(instant("July 1 at 10:00 Berlin time"), "2026-07-01T10:00:00+02:00");
        assert_eq!(instant("March 20 at 10:00 GMT+2"), "2026-03-20T10:00:00+02:00");
        assert_eq!(instant("March 20 at 10:00"), "2026-03-20T10:00:00-04:00");
    }

    #[test]
    fn numeric_dates_follow_the_order_of_the_reference() {
        let british = Reference::new(reference().now, Zone::parse("Europe/London").unwrap());
        let day = |reference: &Reference| {
            read("on 5/6/2026", reference)
                .into_iter()
                .next()
                .unwrap()
                .start
                .local
                .date()
        };

        assert_eq!(day(&reference()).to_string(), "2026-05-06");
        assert_eq!(day(&british).to_string(), "2026-06-05");
    }

    #[test]
    fn long_texts_are_read_in_little_time() {
        let text = "on between the in of at from 3 to 5 next week last 1/2/".repeat(2000);

        let started = std::time::Instant::now();
        let mentions = read(&text, &reference());

        assert!(!mentions.is_empty());
        assert!(started.elapsed().as_secs() < 2);
    }

    #[test]
    fn long_lists_and_phrases_of_other_languages_are_read_in_little_time() {
        let texts = [
            "am Montag um halb acht oder um Viertel vor drei, ".repeat(500),
            "at 3pm, 4pm, 5pm on the day after ".repeat(600),
            "le lundi de Pâques à 3 heures moins le quart ".repeat(450),
        ];

        for text in texts {
            let started = std::time::Instant::now();
            let mentions = read(&text, &reference());
            assert!(!mentions.is_empty() && started.elapsed().as_secs() < 2, "{text:.40}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
            for mention in read(&text, &reference()) {
                prop_assert_eq!(text.get(mention.span.clone()), Some(mention.text.as_str()));
            }
        }

        #[test]
        fn any_run_of_words_of_other_languages_is_read_without_panic(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "halb", "viertel", "vor", "nach", "dreiviertel", "um", "uhr", "h", "heures", "et demie", "moins", "le quart",
                    "alle", "e mezza", "y media", "às", "kwart", "over", "lundi", "prochain", "in einer woche", "übernächste",
                    "woche", "KW", "53", "0", "1", "24", "99999999999", "heiligabend", "29.02.", "letzter freitag im", "februar",
                    "não", "de", "a", "el", "lunes", "que viene", "-", "\n- ", ",", ".", ":", "(", "CET", "9999", "am tag nach",
                ]),
                0..24,
            ),
            is_spaced in any::<bool>(),
        ) {
            let text = words.join(if is_spaced { " " } else { "" });
            for mention in mentions(&text, &reference()) {
                prop_assert_eq!(text.get(mention.span.clone()), Some(mention.text.as_str()));
            }
        }

        #[test]
        fn any_run_of_date_words_is_read_without_panic(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "next", "last", "this", "the", "of", "in", "at", "from", "to", "-", "/", ":", ".", ",", "monday", "may",
                    "12", "31", "2026", "99999999999", "0", "th", "first", "week", "month", "end", "days", "after", "before",
                    "3pm", "noon", "tonight", "half", "past", "utc", "+", "(", ")", "now", "later", "for", "hours", "a", "-5",
                    "tomorrow", "morning", "and", "between", "14th", "32nd", "9999", "years", "ago", "\u{2019}s", "\u{e9}", "\n\n",
                ]),
                0..24,
            ),
            is_spaced in any::<bool>(),
        ) {
            let text = words.join(if is_spaced { " " } else { "" });
            for mention in read(&text, &reference()) {
                prop_assert_eq!(text.get(mention.span.clone()), Some(mention.text.as_str()));
            }
        }
    }
}
