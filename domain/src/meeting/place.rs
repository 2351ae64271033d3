//! Where a meeting is and who comes: video links, places, addresses found in the text.

/// Hosts whose links are video meetings.
const VIDEO_HOSTS: &[&str] = &[
    "zoom.us",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "gotomeeting.com",
    "gotomeet.me",
    "whereby.com",
    "meet.jit.si",
    "bluejeans.com",
    "chime.aws",
    "meet.goto.com",
    "app.livestorm.co",
    "around.co",
    "discord.gg",
    "skype.com",
    "join.me",
    "bigbluebutton.org",
    "riverside.fm",
    "vowel.com",
    "ringcentral.com",
    "8x8.vc",
];

/// Words before a place written on its own line.
const LABELS: &[&str] = &[
    "location:",
    "where:",
    "place:",
    "venue:",
    "address:",
    "room:",
    "ort:",
    "treffpunkt:",
    "lieu:",
    "lugar:",
    "local:",
    "luogo:",
    "locatie:",
    "plaats:",
];

/// Longest place kept, in characters.
const LONGEST_PLACE: usize = 120;

/// The first link to a video meeting.
pub(super) fn video_link(text: &str) -> Option<String> {
    links(text).find(|link| is_video(link)).map(str::to_owned)
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| {
        character.is_whitespace() || matches!(character, '<' | '>' | '"' | '(' | ')' | '[' | ']')
    })
    .filter(|word| word.starts_with("https://") || word.starts_with("http://"))
    .map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '\'']))
}

fn is_video(link: &str) -> bool {
    let host = link
        .split("://")
        .nth(1)
        .unwrap_or_default()
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let host = host
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    VIDEO_HOSTS
        .iter()
        .any(|known| host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.')))
}

/// A place written behind a label, or after `in room`, `at our office`.
pub(super) fn location(text: &str) -> Option<String> {
    let labelled = text.lines().find_map(|line| {
        let line = line.trim().trim_start_matches(['*', '-', '>', ' ']);
        LABELS.iter().find_map(|label| {
            let head = line.get(..label.len())?;
            let rest = line.get(label.len()..)?.trim().trim_matches('*').trim();
            (head.eq_ignore_ascii_case(label) && !rest.is_empty()).then(|| rest.to_owned())
        })
    });
    labelled
        .or_else(|| in_sentence(text))
        .map(|place| place.chars().take(LONGEST_PLACE).collect())
}

/// `in room 4.12`, `at our office`, `at 12 Baker Street`.
fn in_sentence(text: &str) -> Option<String> {
    const STARTS: &[&str] = &[
        "in room ",
        "in meeting room ",
        "in the conference room",
        "in conference room ",
        "at our office",
        "at your office",
        "at my office",
        "in our office",
        "in your office",
        "in my office",
        "at the office",
        "at the caf\u{e9} ",
        "at starbucks",
        "in the lobby",
        "at our headquarters",
        "in the boardroom",
    ];
    let lowered = text.to_ascii_lowercase();
    let (start, found) = STARTS
        .iter()
        .filter_map(|start| lowered.find(start).map(|at| (at, *start)))
        .min_by_key(|(at, _)| *at)?;
    let tail = text.get(start..)?;
    let preposition = tail.find(' ')? + 1;
    let end = tail
        .char_indices()
        .skip(found.trim_end().chars().count())
        .find(|(at, character)| {
            let is_decimal = *character == '.'
                && tail
                    .get(at + 1..)
                    .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
            matches!(character, '\n' | ',' | ';' | '?' | '!' | '.') && !is_decimal
        })
        .map_or(tail.len(), |(at, _)| at);
    let place = tail.get(preposition..end)?.trim();
    let words = place
        .split_whitespace()
        .take(6)
        .take_while(|word| !matches!(*word, "on" | "at" | "to" | "for" | "and" | "if"));
    let place = words.collect::<Vec<_>>().join(" ");
    (!place.is_empty()).then_some(place)
}

/// The email addresses written in the text, each once, in order.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split(|character: char| {
        character.is_whitespace() || matches!(character, '<' | '>' | '"' | '(' | ')' | ',' | ';' | '[' | ']')
    }) {
        let word = word
            .trim_start_matches("mailto:")
            .trim_matches(['.', ':', '\'', '*', '!', '?']);
        let Some((name, host)) = word.split_once('@') else {
            continue;
        };
        let is_host = host.split('.').count() > 1
            && host
                .split('.')
                .all(|label| !label.is_empty() && label.chars().all(is_host_character));
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|character| character.is_alphanumeric() || "._%+-".contains(character));
        let address = word.to_lowercase();
        if is_host && is_name && !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

fn is_host_character(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn video_links_are_told_by_their_host() {
        let text = "Docs: https://example.com/zoom.us and https://us02web.zoom.us/j/123?pwd=a.";

        assert_eq!(video_link(text).as_deref(), Some("https://us02web.zoom.us/j/123?pwd=a"));
    }

    #[test]
    fn a_labelled_place_is_the_location() {
        assert_eq!(
            location("Hi\n*Where:* Room 4.12, Main St\n").as_deref(),
            Some("Room 4.12, Main St")
        );
        assert_eq!(location("Let's meet in room 4.12, ok?").as_deref(), Some("room 4.12"));
    }

    #[test]
    fn addresses_are_found_once() {
        assert_eq!(
            addresses("Ann <ann@a.example>, bob@b.example; ann@a.example"),
            ["ann@a.example", "bob@b.example"]
        );
    }
}
