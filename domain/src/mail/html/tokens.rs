//! Splits HTML into tags and text in one pass, forgiving as mail clients are. No tree: depth costs nothing.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'x> {
    /// Text between tags, entities still encoded.
    Text(&'x str),
    /// An opening tag: its name as written and its attributes.
    Open(&'x str, &'x str),
    /// A closing tag.
    Close(&'x str),
}

/// The tokens of a document; comments, declarations and the content of scripts and styles are left out.
#[derive(Clone)]
pub(super) struct Tokens<'x> {
    rest: &'x str,
}

impl<'x> Tokens<'x> {
    pub(super) fn new(html: &'x str) -> Self {
        Self { rest: html }
    }

    /// What is still to come.
    pub(super) fn rest(&self) -> &'x str {
        self.rest
    }

    fn skip_to(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, after)| after);
    }

    fn skip_raw_text(&mut self, name: &str) {
        let mut rest = self.rest;
        while let Some(at) = rest.find("</") {
            rest = rest.get(at + 2..).unwrap_or_default();
            if rest
                .get(..name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name))
            {
                self.rest = rest.split_once('>').map_or("", |(_, after)| after);
                return;
            }
        }
        self.rest = "";
    }
}

impl<'x> Iterator for Tokens<'x> {
    type Item = Token<'x>;

    fn next(&mut self) -> Option<Token<'x>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(inside) = self.rest.strip_prefix('<').filter(|inside| starts_tag(inside)) else {
                let end = self
                    .rest
                    .char_indices()
                    .skip(1)
                    .find(|(_, character)| *character == '<');
                let (text, rest) = self.rest.split_at(end.map_or(self.rest.len(), |(at, _)| at));
                self.rest = rest;
                return Some(Token::Text(text));
            };
            self.rest = inside;
            if inside.starts_with("!--") {
                self.skip_to("-->");
                continue;
            }
            if inside.starts_with(['!', '?']) {
                self.skip_to(">");
                continue;
            }
            let (tag, rest) = split_tag(inside);
            self.rest = rest;
            if let Some(name) = tag.strip_prefix('/') {
                return Some(Token::Close(name.trim()));
            }
            let end = tag
                .find(|character: char| character.is_whitespace() || character == '/')
                .unwrap_or(tag.len());
            let (name, attributes) = tag.split_at(end);
            if matches!(
                name.to_ascii_lowercase().as_str(),
                "style" | "script" | "title" | "template"
            ) {
                self.skip_raw_text(name);
                continue;
            }
            return Some(Token::Open(name, attributes));
        }
    }
}

fn starts_tag(inside: &str) -> bool {
    let mut characters = inside.chars();
    match characters.next() {
        Some('/') => characters.next().is_some_and(|next| next.is_ascii_alphabetic()),
        Some('!' | '?') => true,
        Some(first) => first.is_ascii_alphabetic(),
        None => false,
    }
}

/// The inside of a tag and what follows it; a `>` within quotes does not end it.
fn split_tag(inside: &str) -> (&str, &str) {
    const LONGEST_TAG: usize = 64 * 1024;
    let mut quote = None;
    let mut after_equals = false;
    for (at, character) in inside.char_indices().take(LONGEST_TAG) {
        match (quote, character) {
            (None, '>') => {
                return (
                    inside.get(..at).unwrap_or_default(),
                    inside.get(at + 1..).unwrap_or_default(),
                );
            }
            (None, '"' | '\'') if after_equals => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        after_equals = character == '=' || (after_equals && character.is_whitespace());
    }
    // A quote that never closes: the tag ends at the next `>` all the same.
    inside.split_once('>').unwrap_or((inside, ""))
}

/// The value of an attribute, entities still encoded.
pub(super) fn attribute<'x>(attributes: &'x str, wanted: &str) -> Option<&'x str> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = after.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        let name = name
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .trim_start_matches('/');
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next;
    }
    None
}
