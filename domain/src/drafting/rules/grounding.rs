//! Grounding: a fact of the draft must stand in the knowledge, the mail, its thread, the meeting, or in the owner's own words.

use std::collections::HashSet;

use super::facts::{self, Fact};
use super::issue::{Issue, IssueCode};
use super::moments;
use crate::drafting::input::DraftInput;

pub(super) fn check(body: &str, input: &DraftInput) -> Vec<Issue> {
    let sources = sources(input);
    let mut issues = links(body, &sources);
    for (code, what, read) in KINDS {
        let known: HashSet<String> = read(&sources).into_iter().map(|fact| fact.key).collect();
        issues.extend(
            read(body)
                .into_iter()
                .filter(|fact| !known.contains(&fact.key))
                .map(|fact| unfounded(code, what, body, fact)),
        );
    }
    issues.retain(|issue| issue.code != IssueCode::InventedPhone || !is_written_date(body, issue));
    issues.extend(dates(body, &sources, input));
    issues.extend(times(body, &sources, input));
    issues
}

type Reader = fn(&str) -> Vec<Fact>;

const KINDS: [(IssueCode, &str, Reader); 4] = [
    (IssueCode::InventedAddress, "email address", facts::addresses),
    (IssueCode::InventedPrice, "price", facts::prices),
    (IssueCode::InventedPercentage, "percentage", facts::percentages),
    (IssueCode::InventedPhone, "phone number", facts::phones),
];

fn sources(input: &DraftInput) -> String {
    let mut parts: Vec<&str> = vec![
        &input.subject,
        &input.visible_text,
        &input.sender_address,
        &input.signature,
        &input.intent_prompt,
        &input.persona,
        &input.workspace_name,
    ];
    parts.extend(input.instruction.as_deref());
    parts.extend(
        input
            .passages
            .iter()
            .flat_map(|passage| [passage.title.as_str(), passage.text.as_str()]),
    );
    parts.extend(
        input
            .thread
            .iter()
            .flat_map(|message| [message.from.as_str(), message.text.as_str()]),
    );
    if let Some(meeting) = &input.meeting {
        parts.push(&meeting.title);
        parts.extend(meeting.link.as_deref());
    }
    parts.join("\n")
}

/// A bare host is grounded by any link or address of that host; a longer link only by itself.
fn links(body: &str, sources: &str) -> Vec<Issue> {
    let mut known: HashSet<String> = facts::links(sources).into_iter().map(|fact| fact.key).collect();
    let hosts: Vec<String> = known
        .iter()
        .filter_map(|key| key.split(['/', '?', '#']).next())
        .map(str::to_owned)
        .collect();
    known.extend(hosts);
    known.extend(
        facts::addresses(sources)
            .into_iter()
            .filter_map(|fact| fact.key.rsplit('@').next().map(str::to_owned)),
    );
    let unknown = facts::links(body).into_iter().filter(|fact| !known.contains(&fact.key));
    unknown
        .map(|fact| unfounded(IssueCode::InventedLink, "link", body, fact))
        .collect()
}

/// Days that code or a text names: the year counts only where both sides write it.
fn dates(body: &str, sources: &str, input: &DraftInput) -> Vec<Issue> {
    let mut days: Vec<(Option<i32>, u32, u32)> = Vec::new();
    for date in moments::dates(sources) {
        days.extend(date.days.iter().map(|(month, day)| (date.year, *month, *day)));
    }
    let moments_known: Vec<_> = known_moments(input).iter().map(moments::keys_of).collect();
    days.extend(
        moments_known
            .iter()
            .map(|((year, month, day), _, _)| (Some(*year), *month, *day)),
    );

    let mut weekdays: HashSet<String> = moments::weekdays(sources).into_iter().map(|fact| fact.key).collect();
    weekdays.extend(moments_known.into_iter().map(|(_, weekday, _)| weekday));
    weekdays.extend(
        days.iter()
            .filter_map(|(year, month, day)| moments::weekday_of((*year)?, *month, *day)),
    );

    let is_known = |date: &moments::WrittenDate| {
        let agrees = |year: Option<i32>| year.is_none() || date.year.is_none() || year == date.year;
        date.days.iter().any(|(month, day)| {
            days.iter()
                .any(|known| (known.1, known.2) == (*month, *day) && agrees(known.0))
        })
    };
    let unknown = moments::dates(body)
        .into_iter()
        .filter(|date| !is_known(date))
        .map(|date| date.fact);
    let unknown = unknown.chain(
        moments::weekdays(body)
            .into_iter()
            .filter(|fact| !weekdays.contains(&fact.key)),
    );
    unknown
        .map(|fact| unfounded(IssueCode::InventedDate, "date", body, fact))
        .collect()
}

fn times(body: &str, sources: &str, input: &DraftInput) -> Vec<Issue> {
    let mut known: HashSet<String> = moments::times(sources).into_iter().map(|fact| fact.key).collect();
    known.extend(moments::bare_hours(sources));
    known.extend(known_moments(input).iter().map(|moment| moments::keys_of(moment).2));
    let unknown = moments::times(body)
        .into_iter()
        .filter(|fact| !known.contains(&fact.key));
    unknown
        .map(|fact| unfounded(IssueCode::InventedTime, "time", body, fact))
        .collect()
}

fn known_moments(input: &DraftInput) -> Vec<chrono::DateTime<chrono::FixedOffset>> {
    let mut known: Vec<_> = input.thread.iter().map(|message| message.at.fixed_offset()).collect();
    if let Some(meeting) = &input.meeting {
        known.extend([meeting.start, meeting.end]);
        known.extend(meeting.free_slots.iter().flat_map(|slot| [slot.start, slot.end]));
    }
    known
}

fn unfounded(code: IssueCode, what: &str, body: &str, fact: Fact) -> Issue {
    let words = body.get(fact.span.clone()).unwrap_or_default();
    let message = format!("the {what} \"{words}\" stands neither in the knowledge base nor in the thread");
    Issue::at(code, fact.span, message)
}

/// `2026-08-04` reads like a phone number too.
fn is_written_date(body: &str, issue: &Issue) -> bool {
    let Some(span) = &issue.span else { return false };
    moments::dates(body)
        .iter()
        .any(|date| date.fact.span.start < span.end && span.start < date.fact.span.end)
}
