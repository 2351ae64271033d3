//! Splits a message into its parts (RFC 2046 §5.1) in one pass over its lines. A line is held against the boundaries of
//! all open multiparts, so that a missing end of an inner one loses nothing of the outer one; where the declared
//! boundary never comes, the one in use is taken.

use super::PARSER;
use mail_parser::{Header, HeaderName, MessagePart, MimeHeaders};
use std::ops::Range;

/// Nobody sends more parts.
const MAX_PARTS: usize = 1_000;
/// Nobody nests deeper.
const MAX_DEPTH: usize = 50;
/// Nobody writes more header fields.
const MAX_FIELDS: usize = 2_000;
/// Nobody writes longer headers: these hold some twenty thousand recipients.
const MAX_HEAD: usize = 1 << 20;
/// How often a body is searched once more for a boundary that is used instead of the declared one.
const MAX_REPAIRS: usize = 20;

/// The header block of a part.
pub(super) struct Head<'x> {
    /// As it stands.
    pub(super) raw: &'x [u8],
    /// The fields, with their places in `raw`.
    pub(super) fields: MessagePart<'x>,
    /// Whether there were too many fields to read all.
    pub(super) is_cut: bool,
}

/// A part without parts.
pub(super) struct Section<'x> {
    pub(super) head: Head<'x>,
    pub(super) body: &'x [u8],
    /// The innermost multipart/alternative around it.
    pub(super) alternative: Option<usize>,
    /// Whether it stands in a digest, whose parts are messages unless they say otherwise (RFC 2046 §5.1.5).
    pub(super) is_in_digest: bool,
}

/// What a message falls into.
pub(super) struct Structure<'x> {
    pub(super) sections: Vec<Section<'x>>,
    /// Whether a boundary other than the declared one was taken.
    pub(super) is_repaired: bool,
    /// Whether there were too many parts to read all.
    pub(super) is_cut: bool,
}

/// The header block at the start; none where there is no header.
pub(super) fn head(raw: &[u8]) -> Option<Head<'_>> {
    let first = raw.split(|byte| *byte == b'\n').next().unwrap_or_default();
    first.contains(&b':').then(|| Head::at(raw, 0, &[]).0)
}

/// The parts in the order of the message.
pub(super) fn split(raw: &[u8]) -> Structure<'_> {
    let mut splitter = Splitter {
        raw,
        open: Vec::new(),
        multiparts: 0,
        parts: 0,
        repairs: 0,
        structure: Structure {
            sections: Vec::new(),
            is_repaired: false,
            is_cut: false,
        },
    };
    let (leaf, start) = splitter.begin(0);
    splitter.read_lines(start..raw.len(), leaf, 0);
    splitter.structure
}

struct Splitter<'x> {
    raw: &'x [u8],
    open: Vec<Multipart<'x>>,
    multiparts: usize,
    parts: usize,
    repairs: usize,
    structure: Structure<'x>,
}

struct Multipart<'x> {
    head: Head<'x>,
    boundary: Vec<u8>,
    start: usize,
    alternative: Option<usize>,
    is_digest: bool,
    has_parts: bool,
}

/// A part whose end is still to come.
struct Leaf<'x> {
    head: Head<'x>,
    start: usize,
}

impl<'x> Splitter<'x> {
    /// Reads the lines of a range; multiparts from `floor` on are its own and end with it.
    fn read_lines(&mut self, range: Range<usize>, mut leaf: Option<Leaf<'x>>, floor: usize) {
        let mut at = range.start;
        while at < range.end {
            let next = line_end(self.raw, at).min(range.end);
            let line = self.raw.get(at..next).unwrap_or_default();
            let Some((level, is_last)) = delimiter(line, &self.open) else {
                at = next;
                continue;
            };
            self.end_leaf(leaf.take(), at);
            self.close(level + 1, at);
            if let Some(multipart) = self.open.get_mut(level) {
                multipart.has_parts = true;
            }
            // Parts behind the last boundary are read all the same.
            at = next;
            if !is_last {
                (leaf, at) = self.begin(next);
            }
            if self.structure.is_cut {
                break;
            }
        }
        self.end_leaf(leaf, range.end);
        self.close(floor, range.end);
    }

    /// Reads the header block of the part that starts here: a leaf, or a multipart whose parts follow.
    fn begin(&mut self, at: usize) -> (Option<Leaf<'x>>, usize) {
        if self.parts >= MAX_PARTS {
            self.structure.is_cut = true;
            return (None, self.raw.len());
        }
        self.parts += 1;
        let (mut head, start) = Head::at(self.raw, at, &self.open);
        let body = self.raw.get(start..).unwrap_or_default();
        choose_content_type(&mut head, body);
        if self.open.len() >= MAX_DEPTH {
            return (Some(Leaf { head, start }), start);
        }
        let kind = head.fields.content_type();
        let multipart = kind.filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"));
        let boundary = match multipart {
            Some(kind) => kind
                .attribute("boundary")
                .unwrap_or_default()
                .trim()
                .as_bytes()
                .to_vec(),
            None if kind.is_none() && at == 0 && opens_with_boundary(body) => Vec::new(),
            None => return (Some(Leaf { head, start }), start),
        };
        let is = |subtype: &str| {
            let written = multipart.and_then(|kind| kind.subtype()).unwrap_or_default();
            written.eq_ignore_ascii_case(subtype)
        };
        self.multiparts += 1;
        let around = self.open.last().and_then(|multipart| multipart.alternative);
        let multipart = Multipart {
            alternative: if is("alternative") {
                Some(self.multiparts)
            } else {
                around
            },
            is_digest: is("digest"),
            head,
            boundary,
            start,
            has_parts: false,
        };
        self.open.push(multipart);
        (None, start)
    }

    fn end_leaf(&mut self, leaf: Option<Leaf<'x>>, end: usize) {
        let Some(Leaf { head, start }) = leaf else { return };
        let around = self.open.last();
        let alternative = around.and_then(|multipart| multipart.alternative);
        let is_in_digest = around.is_some_and(|multipart| multipart.is_digest);
        self.push(head, start..end, alternative, is_in_digest);
    }

    fn push(&mut self, head: Head<'x>, range: Range<usize>, alternative: Option<usize>, is_in_digest: bool) {
        let body = self
            .raw
            .get(range.start..range.end.max(range.start))
            .unwrap_or_default();
        // The line break before a boundary belongs to the boundary.
        let is_parted = range.end < self.raw.len();
        let body = if is_parted {
            body.strip_suffix(b"\n").unwrap_or(body)
        } else {
            body
        };
        let body = if is_parted {
            body.strip_suffix(b"\r").unwrap_or(body)
        } else {
            body
        };
        self.structure.sections.push(Section {
            head,
            body,
            alternative,
            is_in_digest,
        });
    }

    /// Ends the multiparts from this level on. One without parts is read by the boundary in use, else as text.
    fn close(&mut self, level: usize, end: usize) {
        while self.open.len() > level {
            let Some(multipart) = self.open.pop() else { return };
            if multipart.has_parts {
                continue;
            }
            let start = multipart.start;
            let used =
                used_boundary(self.raw.get(start..end).unwrap_or_default()).filter(|_| self.repairs < MAX_REPAIRS);
            match used {
                Some(boundary) => {
                    self.repairs += 1;
                    self.structure.is_repaired = true;
                    let floor = self.open.len();
                    self.open.push(Multipart { boundary, ..multipart });
                    self.read_lines(start..end, None, floor);
                }
                None => self.push(multipart.head, start..end, multipart.alternative, false),
            }
        }
    }
}

impl<'x> Head<'x> {
    /// Reads the header block at a place, and tells where the body starts.
    fn at(raw: &'x [u8], start: usize, open: &[Multipart<'_>]) -> (Self, usize) {
        let (mut end, mut body) = (start, raw.len());
        let (mut fields, mut read) = (0, None);
        while end < raw.len() {
            let next = line_end(raw, end);
            let line = raw.get(end..next).unwrap_or_default();
            if line.trim_ascii().is_empty() {
                body = next;
                break;
            }
            let follows = raw.get(next..line_end(raw, next)).unwrap_or_default();
            let goes_on = is_header(line)
                || (end > start && line.starts_with(b" "))
                || line.starts_with(b"\t")
                || is_header(follows);
            if delimiter(line, open).is_some() || !goes_on {
                body = end;
                break;
            }
            fields += usize::from(!line.starts_with(b" ") && !line.starts_with(b"\t"));
            if read.is_none() && (fields > MAX_FIELDS || next - start > MAX_HEAD) {
                read = Some(end);
            }
            end = next;
        }
        let raw = raw.get(start..read.unwrap_or(end)).unwrap_or_default();
        let parsed = PARSER.parse_headers(raw);
        let fields = parsed
            .and_then(|parsed| parsed.parts.into_iter().next())
            .unwrap_or_default();
        let is_cut = read.is_some();
        (Self { raw, fields, is_cut }, body)
    }

    /// The bytes of a field's value.
    pub(super) fn written(&self, header: &Header<'_>) -> &'x [u8] {
        let range = header.offset_start as usize..header.offset_end as usize;
        self.raw.get(range).unwrap_or_default()
    }
}

/// Where the line that starts here ends, its line break included.
fn line_end(raw: &[u8], at: usize) -> usize {
    let rest = raw.get(at..).unwrap_or_default();
    rest.iter()
        .position(|byte| *byte == b'\n')
        .map_or(raw.len(), |length| at + length + 1)
}

/// `Name: value`; blanks before the colon are an old habit (RFC 5322 §4.5).
fn is_header(line: &[u8]) -> bool {
    const LONGEST: usize = 100;
    let Some(colon) = line.iter().take(LONGEST).position(|byte| *byte == b':') else {
        return false;
    };
    let name = line.get(..colon).unwrap_or_default().trim_ascii_end();
    !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// The open multipart whose boundary the line is, the innermost first, and whether it is the last one.
fn delimiter(line: &[u8], open: &[Multipart<'_>]) -> Option<(usize, bool)> {
    let rest = line.strip_prefix(b"--")?.trim_ascii_end();
    let is_its = |multipart: &Multipart<'_>| {
        let after = rest
            .strip_prefix(multipart.boundary.as_slice())
            .filter(|_| !multipart.boundary.is_empty())?;
        (after.is_empty() || after == b"--").then_some(!after.is_empty())
    };
    let mut levels = open.iter().enumerate().rev();
    levels.find_map(|(level, multipart)| is_its(multipart).map(|is_last| (level, is_last)))
}

/// Of several Content-Types the one counts whose boundary is there, else the first that says something.
fn choose_content_type(head: &mut Head<'_>, body: &[u8]) {
    const LOOKED_AT: usize = 64 * 1024;
    let is_type = |header: &Header<'_>| header.name == HeaderName::ContentType;
    if head.fields.headers.iter().filter(|header| is_type(header)).count() < 2 {
        return;
    }
    let start = body.get(..LOOKED_AT).unwrap_or(body);
    let lines: Vec<&[u8]> = start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).collect();
    let rank = |header: &Header<'_>| {
        let Some(kind) = header.value.as_content_type().filter(|kind| !kind.ctype().is_empty()) else {
            return 3;
        };
        if !kind.ctype().eq_ignore_ascii_case("multipart") {
            return 1;
        }
        let boundary = kind.attribute("boundary").unwrap_or_default().trim().as_bytes();
        let is_there = lines.iter().any(|line| line.strip_prefix(b"--") == Some(boundary));
        if is_there && !boundary.is_empty() { 0 } else { 2 }
    };
    let places = 0..head.fields.headers.len();
    let types = places.filter(|at| head.fields.headers.get(*at).is_some_and(is_type));
    let best = types.min_by_key(|at| head.fields.headers.get(*at).map_or(3, rank));
    let mut at = 0;
    head.fields.headers.retain(|header| {
        at += 1;
        !is_type(header) || Some(at - 1) == best
    });
}

/// Whether the first line is a boundary: the header that should tell so is missing.
fn opens_with_boundary(body: &[u8]) -> bool {
    let mut lines = body.trim_ascii_start().split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    first.starts_with(b"--") && lines.next().is_some_and(opens_mime_header)
}

fn opens_mime_header(line: &[u8]) -> bool {
    line.get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"content-"))
}

/// What follows `--` on the first line that a MIME header follows.
fn used_boundary(body: &[u8]) -> Option<Vec<u8>> {
    const MAX_LINES: usize = 200;
    let mut lines = body.split(|byte| *byte == b'\n').take(MAX_LINES).peekable();
    while let Some(line) = lines.next() {
        let Some(boundary) = line.trim_ascii_end().strip_prefix(b"--") else {
            continue;
        };
        let is_allowed = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'"';
        let is_followed = lines.peek().is_some_and(|next| opens_mime_header(next));
        if is_followed && (1..=70).contains(&boundary.len()) && boundary.iter().all(is_allowed) {
            return Some(boundary.to_vec());
        }
    }
    None
}
