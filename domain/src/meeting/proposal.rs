//! What an email wants of the calendar, held against what is planned.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::slots::{Calendar, Span, horizon};
use super::wish::Wish;
use crate::dates::Zone;
use crate::drafting::{Clock, MeetingFacts, Slot, Standing};

/// Free times offered where none is agreed.
const OFFERED: usize = 3;

/// A meeting as an email speaks of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it wants.
    pub wish: Wish,
    /// How long the meeting is to be.
    pub minutes: i64,
    /// The zone the sender reads times in: an IANA name or an offset; UTC stands in for what is neither.
    pub timezone: String,
    /// How the sender writes times.
    pub clock: Clock,
    /// What it is about.
    pub title: String,
    /// How plainly the mail says so, from 0 to 1.
    pub confidence: f64,
}

/// The meeting that is planned with the sender already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its time.
    pub span: Span,
    /// Whether an email that came later has set it.
    pub is_newer: bool,
}

/// What comes of a wish.
#[derive(Default)]
struct Outcome {
    standing: Standing,
    time: Option<Span>,
    offered: Vec<Span>,
    not_needed: Vec<Span>,
}

impl Outcome {
    fn of(standing: Standing) -> Self {
        Self {
            standing,
            ..Self::default()
        }
    }

    /// What is said of something planned, where it is known here.
    fn known(is_known: bool, standing: Standing) -> Self {
        Self::of(if is_known { standing } else { Standing::Unknown })
    }
}

impl Proposal {
    /// Until when the calendar must be known.
    #[must_use]
    pub fn horizon(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let last = match &self.wish {
            Wish::Times { spans } | Wish::Window { spans } | Wish::Unclear { offers: spans } => {
                spans.iter().map(|span| span.0).max()
            }
            Wish::Skipped { span } => Some(span.0),
            Wish::Open { day, .. } => day.and_then(|day| Some(day.and_hms_opt(0, 0, 0)?.and_utc())),
            _ => None,
        };
        horizon(last.unwrap_or(now), now)
    }

    /// What the reply says of it, in the sender's zone. A time that a later email has overtaken is never accepted.
    #[must_use]
    pub fn facts(&self, calendar: &Calendar, planned: Option<Planned>, now: DateTime<Utc>) -> MeetingFacts {
        let guest = Zone::parse(&self.timezone);
        let outcome = self.outcome(calendar, guest, planned, now);
        let zone = guest.unwrap_or(Zone::UTC);
        let slot = |(start, end)| Slot {
            start: zone.show(start),
            end: zone.show(end),
        };
        let slots = |spans: Vec<Span>| spans.into_iter().map(slot).collect();
        MeetingFacts {
            standing: outcome.standing,
            time: outcome.time.map(slot),
            day: match self.wish {
                Wish::Open { day, .. } => day,
                _ => None,
            },
            timezone: self.timezone.clone(),
            owner_timezone: calendar.zone.name().to_owned(),
            clock: self.clock,
            title: self.title.clone(),
            link: None,
            free_slots: slots(outcome.offered),
            not_needed: slots(outcome.not_needed),
            confidence: self.confidence,
        }
    }

    fn outcome(
        &self,
        calendar: &Calendar,
        guest: Option<Zone>,
        planned: Option<Planned>,
        now: DateTime<Utc>,
    ) -> Outcome {
        let offers = |from: DateTime<Utc>| calendar.free_slots(self.span_from(from), guest, now, OFFERED);
        let is_overtaken = planned.is_some_and(|planned| planned.is_newer);
        match &self.wish {
            Wish::Times { .. } | Wish::Window { .. } if is_overtaken => Outcome {
                time: self.wish.first(),
                ..Outcome::of(Standing::Overtaken)
            },
            Wish::Times { spans } => {
                choose(spans, calendar, planned, now).unwrap_or_else(|| refused(spans, calendar, guest, now))
            }
            Wish::Window { spans } => self.within(spans, calendar, planned, now).unwrap_or_else(|| Outcome {
                offered: offers(spans.first().map_or(now, |span| span.0)),
                ..Outcome::of(Standing::Taken)
            }),
            Wish::Skipped { span } => Outcome {
                time: Some(*span),
                offered: calendar.free_slots(*span, guest, now, OFFERED),
                ..Outcome::of(Standing::Skipped)
            },
            Wish::Open { day: Some(day), part } => {
                let zone = guest.unwrap_or(Zone::UTC);
                let begins = |part: Option<(NaiveTime, NaiveTime)>| part.map_or(NaiveTime::MIN, |part| part.0);
                let found = |part| offers(zone.resolve(day.and_time(begins(part))).to_utc());
                let is_in = |span: &Span| {
                    let local = zone.show(span.0).naive_local();
                    local.date() == *day && part.is_none_or(|part| (part.0..part.1).contains(&local.time()))
                };
                match found(*part).into_iter().filter(is_in).collect::<Vec<_>>() {
                    none if none.is_empty() => of_day(found(None), *day, zone),
                    some => Outcome {
                        offered: some,
                        ..Outcome::of(Standing::Open)
                    },
                }
            }
            Wish::Open { day: None, .. } => Outcome {
                offered: offers(now),
                ..Outcome::of(Standing::Open)
            },
            Wish::Ambiguous => Outcome::of(Standing::Ambiguous),
            Wish::Unclear { offers: earlier } => {
                let is_free = |span: &&Span| calendar.is_free(**span, now);
                let still: Vec<Span> = earlier.iter().filter(is_free).copied().collect();
                Outcome {
                    offered: if still.is_empty() { offers(now) } else { still },
                    ..Outcome::of(Standing::Unclear)
                }
            }
            Wish::Declined => Outcome::of(Standing::Declined),
            Wish::Accepted => Outcome::known(planned.is_some(), Standing::Accepted),
            Wish::CalledOff { was_planned } => Outcome::known(*was_planned, Standing::CalledOff),
        }
    }

    fn span_from(&self, from: DateTime<Utc>) -> Span {
        (from, from + TimeDelta::minutes(self.minutes))
    }

    /// The first free stretch of the windows; what is planned within them stays.
    fn within(
        &self,
        spans: &[Span],
        calendar: &Calendar,
        planned: Option<Planned>,
        now: DateTime<Utc>,
    ) -> Option<Outcome> {
        let length = TimeDelta::minutes(self.minutes);
        let is_inside = |planned: &Span| spans.iter().any(|span| span.0 <= planned.0 && planned.1 <= span.1);
        let kept = planned.map(|planned| planned.span).filter(is_inside);
        let mut found = spans.iter().filter_map(|span| calendar.first_free(*span, length, now));
        let time = kept
            .filter(|span| span.1 - span.0 == length && calendar.is_free(*span, now))
            .or_else(|| found.next())?;
        Some(Outcome {
            time: Some(time),
            ..Outcome::of(Standing::Agreed)
        })
    }
}

/// None of the times is free: what the calendar says to the first, and others.
fn refused(spans: &[Span], calendar: &Calendar, guest: Option<Zone>, now: DateTime<Utc>) -> Outcome {
    let first = spans.first().copied().unwrap_or((now, now));
    Outcome {
        standing: calendar.standing(first, now),
        time: (spans.len() == 1).then_some(first),
        offered: calendar.free_slots(first, guest, now, OFFERED),
        not_needed: Vec::new(),
    }
}

/// Those of the free times that lie on the day; where there are none, all of them.
fn of_day(found: Vec<Span>, day: NaiveDate, zone: Zone) -> Outcome {
    let is_on_day = |span: &&Span| zone.show(span.0).date_naive() == day;
    let of_day: Vec<Span> = found.iter().filter(is_on_day).copied().collect();
    let (standing, offered) = match of_day.is_empty() {
        false => (Standing::Open, of_day),
        true => (Standing::DayFull, found),
    };
    Outcome {
        offered,
        ..Outcome::of(standing)
    }
}

/// The time that is planned already, where it is among them, else the first that is free.
fn choose(spans: &[Span], calendar: &Calendar, planned: Option<Planned>, now: DateTime<Utc>) -> Option<Outcome> {
    let kept = planned.map(|planned| planned.span).filter(|span| spans.contains(span));
    let mut free = kept.iter().chain(spans).filter(|span| calendar.is_free(**span, now));
    let time = *free.next()?;
    Some(Outcome {
        time: Some(time),
        not_needed: spans.iter().copied().filter(|span| *span != time).collect(),
        ..Outcome::of(Standing::Agreed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::Hours;
    use chrono::{TimeZone, Timelike};
    use chrono_tz::Tz;

    fn at(day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, day, hour, 0, 0).unwrap()
    }

    fn proposal(timezone: &str, wish: Wish) -> Proposal {
        Proposal {
            wish,
            minutes: 60,
            timezone: timezone.to_owned(),
            clock: Clock::TwentyFour,
            title: "Demo".to_owned(),
            confidence: 0.95,
        }
    }

    fn times(spans: &[(u32, u32)]) -> Wish {
        Wish::Times {
            spans: spans
                .iter()
                .map(|(day, hour)| (at(*day, *hour), at(*day, hour + 1)))
                .collect(),
        }
    }

    fn calendar(busy: Vec<Span>) -> Calendar {
        Calendar {
            busy,
            hours: Hours::default(),
            zone: Tz::UTC,
        }
    }

    fn start(slot: &Slot) -> DateTime<Utc> {
        slot.start.to_utc()
    }

    #[test]
    fn a_free_time_is_accepted_in_the_senders_zone() {
        let facts = proposal("Asia/Tokyo", times(&[(16, 10)])).facts(&calendar(Vec::new()), None, at(15, 9));

        assert_eq!((facts.standing, facts.free_slots.len()), (Standing::Agreed, 0));
        assert_eq!(facts.time.unwrap().start.to_rfc3339(), "2026-11-16T19:00:00+09:00");
        assert_eq!(facts.time.unwrap().end.to_rfc3339(), "2026-11-16T20:00:00+09:00");
    }

    #[test]
    fn a_meeting_in_the_hour_that_clocks_repeat_keeps_its_instant() {
        let second = Utc.with_ymd_and_hms(2026, 10, 25, 1, 30, 0).unwrap();
        let wish = Wish::Times {
            spans: vec![(second, second + TimeDelta::hours(1))],
        };
        let facts = proposal("Europe/Berlin", wish).facts(&calendar(Vec::new()), None, at(1, 9));

        assert_eq!(start(&facts.time.unwrap()), second);
    }

    #[test]
    fn a_taken_time_is_answered_with_three_others() {
        let taken = calendar(vec![(at(16, 9), at(16, 12))]);
        let facts = proposal("UTC", times(&[(16, 10)])).facts(&taken, None, at(15, 9));

        assert_eq!((facts.standing, facts.free_slots.len()), (Standing::Taken, 3));
        assert_eq!(start(&facts.free_slots[0]), at(16, 12));
    }

    #[test]
    fn taken_is_said_only_of_a_time_that_is_taken() {
        let standing = |wish| {
            proposal("UTC", wish)
                .facts(&calendar(Vec::new()), None, at(16, 12))
                .standing
        };

        assert_eq!(standing(times(&[(17, 20)])), Standing::OffHours);
        assert_eq!(standing(times(&[(21, 10)])), Standing::OffHours, "a Saturday");
        assert_eq!(standing(times(&[(16, 10)])), Standing::Past);
        assert_eq!(
            standing(Wish::Skipped {
                span: (at(17, 10), at(17, 11))
            }),
            Standing::Skipped
        );
    }

    #[test]
    fn of_a_choice_the_first_free_time_is_taken_and_the_others_are_not_needed() {
        let taken = calendar(vec![(at(16, 9), at(16, 12))]);
        let facts = proposal("UTC", times(&[(16, 10), (17, 11), (18, 12)])).facts(&taken, None, at(15, 9));

        assert_eq!(facts.standing, Standing::Agreed);
        assert_eq!(start(&facts.time.unwrap()), at(17, 11));
        let others: Vec<_> = facts.not_needed.iter().map(start).collect();
        assert_eq!(others, [at(16, 10), at(18, 12)]);
    }

    #[test]
    fn what_is_booked_already_stays_of_a_choice() {
        let planned = Planned {
            span: (at(17, 11), at(17, 12)),
            is_newer: false,
        };
        let facts =
            proposal("UTC", times(&[(16, 10), (17, 11)])).facts(&calendar(Vec::new()), Some(planned), at(15, 9));

        assert_eq!(start(&facts.time.unwrap()), at(17, 11));
    }

    #[test]
    fn of_a_window_the_first_free_stretch_is_taken() {
        let wish = Wish::Window {
            spans: vec![(at(16, 14), at(16, 16))],
        };
        let window = Proposal {
            minutes: 45,
            ..proposal("UTC", wish)
        };
        let half_taken = calendar(vec![(at(16, 13), at(16, 15))]);
        let taken = calendar(vec![(at(16, 13), at(16, 16))]);

        let agreed = window.facts(&half_taken, None, at(15, 9));
        let refused = window.facts(&taken, None, at(15, 9));

        assert_eq!(start(&agreed.time.unwrap()), at(16, 15));
        assert_eq!(
            (agreed.time.unwrap().end - agreed.time.unwrap().start).num_minutes(),
            45
        );
        assert_eq!((refused.standing, refused.time), (Standing::Taken, None));
    }

    #[test]
    fn a_day_without_an_hour_is_answered_with_free_times_of_that_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 18);
        let of_day = proposal("UTC", Wish::Open { day, part: None }).facts(&calendar(Vec::new()), None, at(15, 9));
        let full = calendar(vec![(at(18, 8), at(18, 18))]);
        let of_full_day = proposal("UTC", Wish::Open { day, part: None }).facts(&full, None, at(15, 9));

        assert_eq!((of_day.standing, of_day.time), (Standing::Open, None));
        assert!(!of_day.free_slots.is_empty());
        assert!(
            of_day
                .free_slots
                .iter()
                .all(|slot| Some(slot.start.date_naive()) == day)
        );
        assert_eq!(of_full_day.standing, Standing::DayFull);
        assert_eq!(start(&of_full_day.free_slots[0]), at(19, 9));
    }

    #[test]
    fn a_part_of_the_day_is_kept_to_where_it_has_a_free_time() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 18);
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let afternoon = proposal(
            "UTC",
            Wish::Open {
                day,
                part: Some((time(12), time(18))),
            },
        );
        let hours = |busy| -> Vec<u32> {
            let facts = afternoon.facts(&calendar(busy), None, at(15, 9));
            facts.free_slots.iter().map(|slot| slot.start.hour()).collect()
        };

        assert_eq!(hours(Vec::new()), [12, 15]);
        assert_eq!(hours(vec![(at(18, 12), at(18, 18))]).first(), Some(&9));
    }

    #[test]
    fn an_overtaken_proposal_is_never_accepted() {
        let planned = Planned {
            span: (at(17, 11), at(17, 12)),
            is_newer: true,
        };
        let facts = proposal("UTC", times(&[(16, 10)])).facts(&calendar(Vec::new()), Some(planned), at(15, 9));

        assert_eq!(facts.standing, Standing::Overtaken);
    }

    #[test]
    fn an_unknown_zone_is_read_as_utc() {
        let facts = proposal("Middle-earth", times(&[(16, 10)])).facts(&calendar(Vec::new()), None, at(15, 9));

        assert_eq!(facts.time.unwrap().start.to_rfc3339(), "2026-11-16T10:00:00+00:00");
    }
}
