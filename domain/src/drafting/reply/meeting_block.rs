//! The meeting block: what was agreed, or which times are free, written from facts alone.

use crate::drafting::calendar::span_in_both_zones;
use crate::drafting::input::MeetingFacts;
use crate::drafting::language::Language;
use crate::drafting::phrases::phrases;

/// The block's lines; none where nothing is agreed and nothing offered.
pub(super) fn lines(meeting: &MeetingFacts, language: Language) -> Vec<String> {
    let labels = phrases(language);
    let agreed = meeting.time.filter(|_| meeting.standing.is_agreed());
    let Some(time) = agreed else {
        return offers(meeting, language);
    };
    let mut lines = Vec::new();
    let title = meeting.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        lines.push(format!("{}: {title}", labels.block_title));
    }
    let when = span_in_both_zones(&time, meeting, language);
    lines.push(format!("{}: {when}", labels.block_when));
    if let Some(link) = meeting.link.as_deref().map(str::trim).filter(|link| !link.is_empty()) {
        lines.push(format!("{}: {link}", labels.block_link));
    }
    lines
}

fn offers(meeting: &MeetingFacts, language: Language) -> Vec<String> {
    if meeting.free_slots.is_empty() {
        return Vec::new();
    }
    let slots = meeting
        .free_slots
        .iter()
        .map(|slot| format!("- {}", span_in_both_zones(slot, meeting, language)));
    let heading = format!("{}:", phrases(language).block_free);
    std::iter::once(heading).chain(slots).collect()
}
