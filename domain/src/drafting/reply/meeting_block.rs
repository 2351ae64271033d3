//! The meeting block: what was agreed, or which times are free, written from facts alone.

use crate::drafting::calendar::{span, zone};
use crate::drafting::input::MeetingFacts;
use crate::drafting::language::Language;
use crate::drafting::phrases::{fill, phrases};

/// The block's lines; none when a conflict leaves nothing to offer.
pub(super) fn lines(meeting: &MeetingFacts, language: Language) -> Vec<String> {
    let labels = phrases(language);
    let zone = zone(&meeting.start, &meeting.timezone);
    if meeting.conflict {
        let slots = meeting
            .free_slots
            .iter()
            .map(|slot| format!("- {}", span(&slot.start, &slot.end, language)));
        let heading = format!("{}:", fill(labels.block_free, &zone));
        return if meeting.free_slots.is_empty() {
            Vec::new()
        } else {
            std::iter::once(heading).chain(slots).collect()
        };
    }
    let mut lines = Vec::new();
    let title = meeting.title.split_whitespace().collect::<Vec<_>>().join(" ");
    if !title.is_empty() {
        lines.push(format!("{}: {title}", labels.block_title));
    }
    lines.push(format!(
        "{}: {} ({zone})",
        labels.block_when,
        span(&meeting.start, &meeting.end, language)
    ));
    if let Some(link) = meeting.link.as_deref().map(str::trim).filter(|link| !link.is_empty()) {
        lines.push(format!("{}: {link}", labels.block_link));
    }
    lines
}
