//! Grounding: a fact of the draft must stand in the knowledge, the mail, its thread, the meeting, or in the owner's own words.
//! What a reader could click, write to or hold the company to must be the company's own: a stranger's mail is no source of it.
//! The sources are read only for the kinds of fact that the draft states.

use std::cell::OnceCell;
use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};

use super::facts::{self, Fact};
use super::folded::Folded;
use super::issue::{Issue, IssueCode};
use super::moments::{self, WrittenDate};
use super::{durations, people, promises};
use crate::drafting::input::DraftInput;
use crate::intents::folding::fold;

pub(super) fn check(body: &str, input: &DraftInput) -> Vec<Issue> {
    let claims = Claims {
        written: body,
        body: Folded::new(body),
        input,
        own: OnceCell::new(),
        sources: OnceCell::new(),
    };
    let dates = moments::dates(&claims.body.text);
    let mut issues = claims.links();
    issues.extend(claims.addresses());
    issues.extend(claims.unknown(IssueCode::InventedPrice, "price", facts::prices));
    issues.extend(claims.unknown(IssueCode::InventedPercentage, "percentage", facts::percentages));
    issues.extend(claims.unknown(IssueCode::InventedPhone, "phone number", |text| {
        let dates = moments::dates(text);
        facts::phones(text)
            .into_iter()
            .filter(|phone| !is_date(phone, &dates))
            .collect()
    }));
    issues.extend(claims.dates(dates));
    issues.extend(claims.times());
    issues.extend(claims.durations());
    issues.extend(people::check(body, claims.sources()));
    issues.extend(promises::check(body, claims.own()));
    issues
}

/// A draft beside all that it may rest on.
struct Claims<'a> {
    written: &'a str,
    body: Folded,
    input: &'a DraftInput,
    own: OnceCell<String>,
    sources: OnceCell<String>,
}

impl Claims<'_> {
    /// All that the company says itself.
    fn own(&self) -> &str {
        self.own.get_or_init(|| fold(&own(self.input).join("\n")))
    }

    /// That and all that the correspondents wrote.
    fn sources(&self) -> &str {
        self.sources
            .get_or_init(|| format!("{}\n{}", self.own(), fold(&written_by_others(self.input).join("\n"))))
    }

    fn unknown(&self, code: IssueCode, what: &str, read: impl Fn(&str) -> Vec<Fact>) -> Vec<Issue> {
        let claimed = read(&self.body.text);
        if claimed.is_empty() {
            return Vec::new();
        }
        let known: HashSet<String> = read(self.sources()).into_iter().map(|fact| fact.key).collect();
        claimed
            .into_iter()
            .filter(|fact| !known.contains(&fact.key))
            .map(|fact| self.issue(code, what, &fact))
            .collect()
    }

    /// A bare host is grounded by any own link or address of that host; a longer link only by itself.
    /// The sender's domain may be named, but not linked to.
    fn links(&self) -> Vec<Issue> {
        let claimed = facts::links(&self.body.text);
        if claimed.is_empty() {
            return Vec::new();
        }
        let links: Vec<String> = keys(facts::links(self.own()));
        let addresses: Vec<String> = keys(facts::addresses(self.own()));
        let hosts = links.iter().filter_map(|link| link.split(['/', '?', '#']).next());
        let domains = addresses.iter().filter_map(|address| address.rsplit('@').next());
        let known: HashSet<&str> = hosts.chain(domains).chain(links.iter().map(String::as_str)).collect();
        let senders = self.senders_domain();
        let is_named = |fact: &Fact| {
            let written = self.body.text.get(fact.span.clone()).unwrap_or_default();
            fact.key == senders && !written.contains("://")
        };
        let unknown = claimed.into_iter();
        unknown
            .filter(|fact| !known.contains(fact.key.as_str()) && !is_named(fact))
            .map(|fact| self.issue(IssueCode::InventedLink, "link", &fact))
            .collect()
    }

    /// Addresses of the company, the sender's, and those of the sender's house that the mail names.
    fn addresses(&self) -> Vec<Issue> {
        let claimed = facts::addresses(&self.body.text);
        if claimed.is_empty() {
            return Vec::new();
        }
        let mut known: HashSet<String> = keys(facts::addresses(self.own())).into_iter().collect();
        let senders = self.senders_domain();
        let named = keys(facts::addresses(self.sources()));
        known.extend(
            named
                .into_iter()
                .filter(|address| address.rsplit('@').next() == Some(&senders)),
        );
        let unknown = claimed.into_iter().filter(|fact| !known.contains(&fact.key));
        unknown
            .map(|fact| self.issue(IssueCode::InventedAddress, "email address", &fact))
            .collect()
    }

    fn senders_domain(&self) -> String {
        fold(self.input.sender_address.rsplit('@').next().unwrap_or_default())
    }

    fn durations(&self) -> Vec<Issue> {
        let claimed = durations::durations(&self.body.text);
        if claimed.is_empty() {
            return Vec::new();
        }
        let mut known: HashSet<String> = keys(durations::durations(self.sources())).into_iter().collect();
        known.extend(durations::implied(self.sources()));
        let slots = self
            .input
            .meeting
            .iter()
            .flat_map(|meeting| meeting.time.iter().chain(&meeting.free_slots));
        let lengths = slots.map(|slot| slot.end - slot.start);
        known.extend(lengths.filter_map(|length| u32::try_from(length.num_minutes()).ok().map(durations::key)));
        let unknown = claimed.into_iter().filter(|fact| !known.contains(&fact.key));
        unknown
            .map(|fact| self.issue(IssueCode::InventedDuration, "length of time", &fact))
            .collect()
    }

    /// Days that code or a text names: the year counts only where both sides write it.
    fn dates(&self, claimed: Vec<WrittenDate>) -> Vec<Issue> {
        let claimed_weekdays = moments::weekdays(&self.body.text);
        if claimed.is_empty() && claimed_weekdays.is_empty() {
            return Vec::new();
        }
        let mut days: Vec<(Option<i32>, u32, u32)> = Vec::new();
        for date in moments::dates(self.sources()) {
            days.extend(date.days.iter().map(|(month, day)| (date.year, *month, *day)));
        }
        let moments_known: Vec<_> = known_moments(self.input).iter().map(moments::keys_of).collect();
        days.extend(
            moments_known
                .iter()
                .map(|((year, month, day), _, _)| (Some(*year), *month, *day)),
        );
        let mut weekdays: HashSet<String> = moments::weekdays(self.sources())
            .into_iter()
            .map(|fact| fact.key)
            .collect();
        weekdays.extend(moments_known.into_iter().map(|(_, weekday, _)| weekday));
        weekdays.extend(
            days.iter()
                .filter_map(|(year, month, day)| moments::weekday_of((*year)?, *month, *day)),
        );

        let is_known = |date: &WrittenDate| {
            let agrees = |year: Option<i32>| year.is_none() || date.year.is_none() || year == date.year;
            date.days.iter().any(|(month, day)| {
                days.iter()
                    .any(|known| (known.1, known.2) == (*month, *day) && agrees(known.0))
            })
        };
        let unknown = claimed.into_iter().filter(|date| !is_known(date)).map(|date| date.fact);
        let unknown = unknown.chain(
            claimed_weekdays
                .into_iter()
                .filter(|fact| !weekdays.contains(&fact.key)),
        );
        unknown
            .map(|fact| self.issue(IssueCode::InventedDate, "date", &fact))
            .collect()
    }

    fn times(&self) -> Vec<Issue> {
        let claimed = moments::times(&self.body.text);
        if claimed.is_empty() {
            return Vec::new();
        }
        let mut known: HashSet<String> = moments::times(self.sources())
            .into_iter()
            .map(|fact| fact.key)
            .collect();
        known.extend(moments::bare_hours(self.sources()));
        known.extend(
            known_moments(self.input)
                .iter()
                .map(|moment| moments::keys_of(moment).2),
        );
        let unknown = claimed.into_iter().filter(|fact| !known.contains(&fact.key));
        unknown
            .map(|fact| self.issue(IssueCode::InventedTime, "time", &fact))
            .collect()
    }

    fn issue(&self, code: IssueCode, what: &str, fact: &Fact) -> Issue {
        let span = self.body.original(&fact.span);
        let words = self.written.get(span.clone()).unwrap_or_default();
        let message = format!("the {what} \"{words}\" stands neither in the knowledge base nor in the thread");
        Issue::at(code, span, message)
    }
}

fn keys(facts: Vec<Fact>) -> Vec<String> {
    facts.into_iter().map(|fact| fact.key).collect()
}

fn own(input: &DraftInput) -> Vec<&str> {
    let mut parts: Vec<&str> = vec![
        &input.owner_name,
        &input.signature,
        &input.intent_prompt,
        &input.persona,
        &input.workspace_name,
    ];
    parts.extend(input.instruction.as_deref());
    let passages = input.passages.iter();
    parts.extend(passages.flat_map(|passage| [passage.title.as_str(), passage.text.as_str()]));
    parts.extend(
        input
            .thread
            .iter()
            .filter(|message| message.is_ours)
            .map(|message| message.text.as_str()),
    );
    parts.extend(input.meeting.as_ref().and_then(|meeting| meeting.link.as_deref()));
    parts
}

fn written_by_others(input: &DraftInput) -> Vec<&str> {
    let mut parts: Vec<&str> = vec![
        &input.subject,
        &input.visible_text,
        &input.sender_name,
        &input.sender_address,
    ];
    let others = input.thread.iter().filter(|message| !message.is_ours);
    parts.extend(others.flat_map(|message| [message.from.as_str(), message.text.as_str()]));
    let meeting = input.meeting.iter();
    parts.extend(meeting.flat_map(|meeting| [meeting.title.as_str(), meeting.timezone.as_str()]));
    parts
}

fn known_moments(input: &DraftInput) -> Vec<DateTime<FixedOffset>> {
    let mut known: Vec<_> = input.thread.iter().map(|message| message.at.fixed_offset()).collect();
    if let Some(meeting) = &input.meeting {
        let slots = meeting
            .time
            .iter()
            .chain(&meeting.free_slots)
            .chain(&meeting.not_needed);
        let shown: Vec<_> = slots.flat_map(|slot| [slot.start, slot.end]).collect();
        if let Ok(owner) = meeting.owner_timezone.parse::<chrono_tz::Tz>() {
            known.extend(shown.iter().map(|at| at.with_timezone(&owner).fixed_offset()));
        }
        known.extend(shown);
        // A day stands for itself at any time of it.
        known.extend(
            meeting
                .day
                .and_then(|day| Some(day.and_hms_opt(0, 0, 0)?.and_utc().fixed_offset())),
        );
    }
    known
}

/// `2026-08-04` reads like a phone number too.
fn is_date(fact: &Fact, dates: &[WrittenDate]) -> bool {
    dates
        .iter()
        .any(|date| date.fact.span.start < fact.span.end && fact.span.start < date.fact.span.end)
}
