//! Lists of addresses (RFC 5322 §3.4) as they are written in the wild: doubled brackets, blanks and schemes inside
//! them, quotes around everything, names with commas. The list is split first and decoded then, so that an encoded
//! comma belongs to the name.

use super::encoded_words;
use crate::mail::message::Address;

/// All addresses of a header value, in order. Takes time in proportion to it.
pub(super) fn read(written: &str) -> Vec<Address> {
    let mut found = Vec::new();
    let mut pending = String::new();
    for element in elements(written) {
        // `Doe, Ann <ann@x.org>`: a piece without an address is the beginning of a name.
        if !pending.is_empty() && pending.len() + element.len() < LONGEST_NAME {
            pending.push_str(", ");
        } else {
            pending.clear();
        }
        pending.push_str(element);
        if element.contains(['<', '@']) || element.contains("=?") {
            found.extend(address(&pending));
            pending.clear();
        }
        if found.len() >= MOST_ADDRESSES {
            return found;
        }
    }
    found.extend(address(&pending));
    found
}

/// Longer names are nobody's.
const LONGEST_NAME: usize = 200;
/// Nobody writes to more at once.
const MOST_ADDRESSES: usize = 20_000;

/// The pieces between commas and semicolons that stand outside quotes, brackets, comments and encoded words;
/// the name of a group goes.
fn elements(written: &str) -> impl Iterator<Item = &str> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut place = Place::new(written);
    let last_semicolon = written.rfind(';');
    for (at, character) in written.char_indices() {
        place.step(at, character, written);
        if !place.is_outside() {
            continue;
        }
        let before = written.get(start..at).unwrap_or_default();
        if matches!(character, ',' | ';') {
            cuts.push(before);
            start = at + 1;
        } else if character == ':' && last_semicolon.is_some_and(|end| end > at) && names_group(before) {
            start = at + 1;
        }
    }
    cuts.push(written.get(start..).unwrap_or_default());
    cuts.into_iter().map(str::trim).filter(|element| !element.is_empty())
}

/// `friends: ann@x.org;` names a group, `mailto:ann@x.org` does not.
fn names_group(name: &str) -> bool {
    const LONGEST: usize = 200;
    let is_scheme = |name: &str| {
        matches!(
            name.trim().to_ascii_lowercase().as_str(),
            "mailto" | "smtp" | "email" | "mail"
        )
    };
    name.len() <= LONGEST && !is_scheme(name) && !name.contains(['@', '<'])
}

/// Where in the syntax a character stands.
struct Place {
    has_closing_quote: bool,
    last_bracket: Option<usize>,
    is_quoted: bool,
    is_escaped: bool,
    comments: usize,
    is_bracketed: bool,
    /// Question marks of an encoded word that are still to come.
    marks: usize,
}

impl Place {
    fn new(written: &str) -> Self {
        Self {
            has_closing_quote: written.matches('"').count().is_multiple_of(2),
            last_bracket: written.rfind('>'),
            is_quoted: false,
            is_escaped: false,
            comments: 0,
            is_bracketed: false,
            marks: 0,
        }
    }

    fn step(&mut self, at: usize, character: char, written: &str) {
        if self.is_escaped {
            self.is_escaped = false;
            return;
        }
        if self.marks > 0 {
            self.marks -= usize::from(character == '?');
            // Only the text of an encoded word may hold what senders should have coded.
            if character == '<' || (self.marks > 1 && matches!(character, ' ' | '\t' | ',')) {
                self.marks = 0;
            } else {
                return;
            }
        }
        match character {
            '\\' if self.is_quoted => self.is_escaped = true,
            '"' if self.has_closing_quote && self.comments == 0 => self.is_quoted = !self.is_quoted,
            _ if self.is_quoted => {}
            '(' => self.comments += 1,
            ')' => self.comments = self.comments.saturating_sub(1),
            '<' if self.comments == 0 => self.is_bracketed = true,
            '>' => self.is_bracketed = false,
            // A bracket that is never closed ends with its element.
            ',' | ';' if self.last_bracket.is_none_or(|last| last < at) => self.is_bracketed = false,
            '=' if written.get(at..at + 2) == Some("=?") => self.marks = 4,
            _ => {}
        }
    }

    fn is_outside(&self) -> bool {
        !self.is_quoted && self.comments == 0 && !self.is_bracketed && self.marks == 0
    }
}

/// One address with its name; none where there is neither.
fn address(element: &str) -> Option<Address> {
    let element = element.trim();
    if element.is_empty() {
        return None;
    }
    if let Some((before, inside, after)) = in_brackets(element) {
        let bare = bare_address(inside);
        let name = [before, after].map(display_name).into_iter().flatten().next();
        return with_address(name, bare);
    }
    if element.contains('@') {
        return bare_in_text(element);
    }
    // The whole address may stand in an encoded word.
    let decoded = display_name(element)?;
    if decoded != element && decoded.contains('@') {
        return address(&decoded.replace("=?", "= ?"));
    }
    let is_word = !element.contains(char::is_whitespace);
    is_word.then(|| Address::new(&decoded))
}

/// The innermost `<…>` with what stands around it.
fn in_brackets(element: &str) -> Option<(&str, &str, &str)> {
    let outside_quotes = |mark: char| {
        let mut is_quoted = false;
        let closes = element.matches('"').count().is_multiple_of(2);
        element.char_indices().filter_map(move |(at, character)| {
            is_quoted ^= character == '"' && closes;
            (character == mark && !is_quoted).then_some(at)
        })
    };
    let open = outside_quotes('<').fold(None, |_, at| Some(at))?;
    let inside = element.get(open + 1..)?;
    let close = inside.find('>').unwrap_or(inside.len());
    let before = element.get(..open)?.trim_end_matches(['<', ' ']);
    let after = inside.get(close..)?.trim_start_matches(['>', ' ']);
    let inside = inside.get(..close)?;
    // `<ann@x.org> <mailto:ann@x.org>` names the address in front.
    Some((before, inside, after))
}

/// An address among words without brackets: `ann@x.org (Ann)`, `Ann [ann@x.org]`, `"ann@x.org"`.
fn bare_in_text(element: &str) -> Option<Address> {
    if let (Some(open), true) = (element.find('('), element.trim_end().ends_with(')')) {
        let (before, comment) = element.split_at(open);
        if before.contains('@') {
            let name = display_name(comment.trim_start_matches('(').trim_end().trim_end_matches(')'));
            return with_address(name, bare_address(before));
        }
    }
    let compact = bare_address(element);
    if compact.matches('@').count() == 1 && !element.trim_matches('"').contains(char::is_whitespace) {
        return with_address(None, compact);
    }
    let is_around = |c: char| matches!(c, '[' | ']' | '(' | ')' | '"' | '\'' | '<' | '>' | ':');
    let word = element
        .split_whitespace()
        .map(|word| word.trim_matches(is_around))
        .find(|word| word.contains('@'))?;
    if word.len() < 3 || word.starts_with('@') || word.ends_with('@') {
        return with_address(None, compact);
    }
    let at = element.find(word)?;
    let name = display_name(element.get(..at)?.trim_end_matches(is_around));
    with_address(name, bare_address(word))
}

fn with_address(name: Option<String>, address: String) -> Option<Address> {
    match (address.is_empty(), name) {
        (false, name) => Some(Address { name, address }),
        (true, Some(name)) if name.contains('@') && !name.contains(' ') => {
            let address = bare_address(&name);
            (!address.is_empty()).then(|| Address::new(&address))
        }
        (true, _) => None,
    }
}

/// The address without quotes, brackets, blanks, routes and schemes around and within it.
fn bare_address(written: &str) -> String {
    let decoded = encoded_words::decode_text(written);
    let is_visible = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let decoded: String = decoded.chars().filter(is_visible).collect();
    let is_around = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '“' | '”' | '«' | '»'
            )
    };
    let mut bare = match decoded.trim().starts_with('"') && decoded.contains("\"@") {
        true => decoded.trim().trim_end_matches(is_around),
        false => decoded.trim_matches(is_around),
    };
    for scheme in ["mailto:", "smtp:", "email:", "mail:"] {
        if bare
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        {
            bare = bare.get(scheme.len()..).unwrap_or_default().trim_matches(is_around);
        }
    }
    // A route of RFC 822: `@relay.org:ann@x.org`.
    if bare.starts_with('@') {
        bare = bare.rsplit_once(':').map_or(bare, |(_, address)| address);
    }
    let bare = bare
        .split_once('?')
        .filter(|(address, _)| decoded.contains("mailto:") && address.contains('@'))
        .map_or(bare, |(address, _)| address);
    let Some((local, domain)) = bare.rsplit_once('@') else {
        return if bare.contains(char::is_whitespace) {
            String::new()
        } else {
            bare.to_owned()
        };
    };
    let domain: String = domain.chars().filter(|c| !c.is_whitespace()).collect();
    let local = local.trim().trim_matches(|c| matches!(c, '\'' | '<' | '>'));
    let is_quoted = local.starts_with('"') && local.ends_with('"') && local.len() > 1;
    let unquoted = local.trim_matches('"');
    let needs_quotes = unquoted.contains(|c: char| c.is_whitespace() || "()<>[]:;@\\,\"".contains(c));
    let local = match (is_quoted, needs_quotes) {
        (true, true) => local.to_owned(),
        (_, true) => unquoted.chars().filter(|c| !c.is_whitespace()).collect(),
        _ => unquoted.to_owned(),
    };
    format!("{local}@{}", domain.trim_end_matches(['.', '"', '\'']))
}

/// The name people see: unquoted, unescaped, decoded; none where nothing is left.
fn display_name(written: &str) -> Option<String> {
    let mut name = unescaped(&written.split_whitespace().collect::<Vec<_>>().join(" "));
    for (open, close) in [('"', '"'), ('\'', '\''), ('“', '”'), ('<', '>'), ('(', ')')] {
        let inner = name.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        if let Some(inner) = inner.map(|inner| inner.trim().to_owned()) {
            name = inner;
        }
    }
    let name = encoded_words::decode_text(&name);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// Without the quotes of quoted strings and their backslashes (RFC 5322 §3.2.4).
fn unescaped(written: &str) -> String {
    if !written.contains('"') {
        return written.to_owned();
    }
    let mut text = String::with_capacity(written.len());
    let mut characters = written.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next()),
            '"' => {}
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(list: &str) -> Vec<String> {
        let shown = |address: Address| match address.name {
            Some(name) => format!("{name} <{}>", address.address),
            None => address.address,
        };
        read(list).into_iter().map(shown).collect()
    }

    #[test]
    fn senders_are_read_however_they_are_written() {
        for (list, expected) in [
            ("ann@x.org", "ann@x.org"),
            ("Ann Owner <ann@x.org>", "Ann Owner <ann@x.org>"),
            ("\"Owner, Ann\" <ann@x.org>", "Owner, Ann <ann@x.org>"),
            ("Owner, Ann <ann@x.org>", "Owner, Ann <ann@x.org>"),
            (
                "\"Ann \\\"Annie\\\" Owner\" <ann@x.org>",
                "Ann \"Annie\" Owner <ann@x.org>",
            ),
            ("'Ann Owner' <ann@x.org>", "Ann Owner <ann@x.org>"),
            ("\"'Ann Owner'\" <ann@x.org>", "Ann Owner <ann@x.org>"),
            ("Ann O'Neill <ann@x.org>", "Ann O'Neill <ann@x.org>"),
            ("ann@x.org (Ann Owner)", "Ann Owner <ann@x.org>"),
            ("<<ann@x.org>>", "ann@x.org"),
            ("Ann <<ann@x.org>>", "Ann <ann@x.org>"),
            ("Ann < ann@x.org >", "Ann <ann@x.org>"),
            ("Ann <mailto:ann@x.org>", "Ann <ann@x.org>"),
            ("mailto:ann@x.org", "ann@x.org"),
            ("Ann <ann@x.org", "Ann <ann@x.org>"),
            ("Ann ann@x.org", "Ann <ann@x.org>"),
            ("Ann [ann@x.org]", "Ann <ann@x.org>"),
            ("\"ann@x.org\"", "ann@x.org"),
            ("'ann@x.org'", "ann@x.org"),
            ("<\"ann\"@x.org>", "ann@x.org"),
            ("<'ann@x.org'>", "ann@x.org"),
            ("\"Ann Owner\"<ann@x.org>", "Ann Owner <ann@x.org>"),
            ("<@relay.org,@other.org:ann@x.org>", "ann@x.org"),
            ("ann@x.org;", "ann@x.org"),
            ("Ann <ann@x.org>;", "Ann <ann@x.org>"),
            ("=?utf-8?Q?Owner=2C_Ann?= <ann@x.org>", "Owner, Ann <ann@x.org>"),
            ("\"=?utf-8?Q?J=C3=B6rg?=\" <joerg@x.org>", "Jörg <joerg@x.org>"),
            ("=?utf-8?Q?Ann_Owner_=3Cann=40x.org=3E?=", "Ann Owner <ann@x.org>"),
            ("=?utf-8?B?YW5uQHgub3Jn?=", "ann@x.org"),
            ("Ann (Sales) <ann@x.org>", "Ann (Sales) <ann@x.org>"),
            ("\"Ann <ann@x.org>\" <ann@x.org>", "Ann <ann@x.org> <ann@x.org>"),
            ("\"Ann Owner <ann@x.org>", "Ann Owner <ann@x.org>"),
            ("<\"ann b\"@x.org>", "\"ann b\"@x.org"),
            ("Jörg <joerg@käse.example>", "Jörg <joerg@käse.example>"),
            ("root", "root"),
        ] {
            assert_eq!(written(list), [expected], "{list}");
        }
    }

    #[test]
    fn nobody_is_no_address() {
        for list in ["", " ", "<>", "\"\" <>", ",;", "@mailto:<", "undisclosed-recipients:;"] {
            assert_eq!(written(list), Vec::<String>::new(), "{list}");
        }
    }

    #[test]
    fn lists_are_split_where_addresses_end() {
        assert_eq!(
            written("friends: ann@x.org, \"Doe, Bob\" <bob@x.org>;, Cyd (a, b) <c@x.org>, Doe, Eve <eve@x.org>"),
            [
                "ann@x.org",
                "Doe, Bob <bob@x.org>",
                "Cyd (a, b) <c@x.org>",
                "Doe, Eve <eve@x.org>"
            ]
        );
    }

    proptest! {
        #[test]
        fn any_list_is_read(list in "([<>()\\[\\],;:\"'@\\\\ ]|=\\?utf-8\\?q\\?|\\?=|ann|x\\.org|mailto:){0,40}") {
            for address in read(&list) {
                prop_assert!(!address.address.is_empty());
            }
        }
    }
}
