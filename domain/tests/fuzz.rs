//! Everything that reads what strangers send, fed with mail of the demo and the injection tests, broken in every way that
//! chance finds: nothing panics, nothing takes long, and what comes out keeps its promises.
//!
//! A few seconds each here; `make fuzz` gives each a minute, `FUZZ_SECONDS=…` as long as wanted. `FUZZ_SEED=…` begins
//! elsewhere. An input that fails is written to the folder of temporary files, and named.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use chrono::DateTime;
use domain::dates::{self, Reference, Zone};
use domain::drafting::{DraftInput, Passage, Purpose, ThreadMessage, template};
use domain::ids::KnowledgeId;
use domain::mail::{self, Calendar, RemoteImages};
use domain::meeting;

/// A longer input is cut: what depends on length the tests of growth measure.
const LONGEST: usize = 16 * 1024;
/// Far more than any input of that length may take, on a busy machine and without optimisation.
const SLOWEST: Duration = Duration::from_secs(5);

/// Pieces that readers look for.
const WORDS: [&str; 64] = [
    "\r\n",
    "\n\n",
    "\r\n.\r\n",
    "--",
    "=",
    "=3D",
    "=\r\n",
    "=?utf-8?q?",
    "?=",
    "=?iso-2022-jp?b?",
    "\u{feff}",
    "\u{0}",
    "Content-Type: ",
    "multipart/mixed; boundary=",
    "message/rfc822",
    "text/html; charset=utf-7",
    "Content-Transfer-Encoding: ",
    "base64",
    "quoted-printable",
    "From: ",
    "To: a@x.org, ",
    "On Mon, Ann wrote:",
    "> ",
    ">>> ",
    "-- \n",
    "Begin forwarded message",
    "-----Original Message-----",
    "Von: ",
    "<p>",
    "</p>",
    "<b>",
    "<a href=\"",
    "<img src=",
    "<!--",
    "-->",
    "<style>",
    "<script>",
    "<table><tr><td>",
    "&nbsp;",
    "&#x1F600;",
    "&#0;",
    "javascript:",
    "style=\"display:none\"",
    "data:text/html,",
    "next Tuesday",
    "tomorrow at 3pm",
    "31.12.9999",
    "2026-02-30",
    "29 February",
    "half past",
    "between 9 and 10",
    "EST",
    "UTC+14",
    "99:99",
    "BEGIN:VCALENDAR\n",
    "BEGIN:VEVENT\n",
    "DTSTART;TZID=Europe/Berlin:",
    "RRULE:FREQ=DAILY",
    "DURATION:PT",
    "{{",
    "{%",
    "]]",
    "\u{202e}",
    "\u{1f469}\u{200d}\u{1f469}",
];

/// A generator of chance (xorshift), so that a seed brings the same inputs again.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap()
    }
}

/// Mail that is in the repository.
static SEEDS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut seeds = Vec::new();
    for folder in ["ops/demo/mailbox", "workflows/tests/injection"] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        seeds.extend(files.into_iter().map(|file| std::fs::read(file).unwrap()));
    }
    seeds.push(
        b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\n\
        DTSTART;TZID=Europe/Berlin:20261201T090000\r\nDTEND:20261201T093000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            .to_vec(),
    );
    assert!(seeds.len() > 100);
    seeds
});

fn piece<'a>(chance: &mut Chance, from: &'a [u8]) -> &'a [u8] {
    let start = chance.below(from.len());
    let end = (start + chance.below(256)).min(from.len());
    &from[start..end]
}

fn change(chance: &mut Chance, input: &mut Vec<u8>) {
    let at = chance.below(input.len() + 1);
    let end = (at + chance.below(64)).min(input.len());
    match chance.below(8) {
        0 if !input.is_empty() => {
            let at = at.min(input.len() - 1);
            input[at] = u8::try_from(chance.below(256)).unwrap();
        }
        1 => drop(input.drain(at..end)),
        2 => input.truncate(at),
        3 => {
            let again = input[at..end].repeat(1 + chance.below(8));
            drop(input.splice(at..at, again));
        }
        4 => {
            let seed = &SEEDS[chance.below(SEEDS.len())];
            let stranger = piece(chance, seed).to_vec();
            drop(input.splice(at..end, stranger));
        }
        5 => {
            let moved = input[at..end].to_vec();
            let to = chance.below(input.len() + 1);
            drop(input.splice(to..to, moved));
        }
        _ => {
            let word = WORDS[chance.below(WORDS.len())];
            drop(input.splice(at..at, word.repeat(1 + chance.below(3)).into_bytes()));
        }
    }
}

fn input(chance: &mut Chance) -> Vec<u8> {
    let seed = &SEEDS[chance.below(SEEDS.len())];
    let mut input = match chance.below(4) {
        0 => piece(chance, seed).to_vec(),
        _ => seed.clone(),
    };
    for _ in 0..=chance.below(12) {
        change(chance, &mut input);
        input.truncate(LONGEST);
    }
    input
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().expect("a number"))
}

/// Feeds a reader for a while. What it is given it must read, in time.
fn fuzz(name: &str, read: impl Fn(&[u8])) {
    let patience = Duration::from_secs(number("FUZZ_SECONDS", 2));
    let mut chance = Chance(number("FUZZ_SEED", 0x5eed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (started, mut executions, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
    while started.elapsed() < patience {
        let input = input(&mut chance);
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| read(&input)));
        slowest = slowest.max(begun.elapsed());
        executions += 1;
        if outcome.is_err() || slowest > SLOWEST {
            let file = std::env::temp_dir().join(format!("mailroom-fuzz-{name}-{executions}"));
            std::fs::write(&file, &input).unwrap();
            panic!(
                "{name} fails, or takes {slowest:?}, with the input in {}",
                file.display()
            );
        }
    }
    println!("fuzz {name}: {executions} executions, the slowest took {slowest:?}");
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn reference() -> Reference {
    let now = DateTime::parse_from_rfc3339("2026-11-27T10:00:00+01:00").unwrap();
    Reference::new(now, Zone::Named(chrono_tz::Europe::Berlin))
}

#[test]
fn mime() {
    fuzz("mime", |bytes| {
        let message = mail::parse(bytes);
        assert!(!message.text.contains('\0') && !message.subject.contains(['\r', '\n']));
        for position in 0..message.attachments.len().min(3) {
            let _bytes = mail::attachment_bytes(bytes, position);
        }
        let _kind = mail::kind(&message);
        let _bounces = mail::bounces(&message);
    });
}

#[test]
fn html_cleaning() {
    fuzz("html_cleaning", |bytes| {
        let html = text(bytes);
        let _remote = mail::has_remote_images(&html);
        let clean = mail::clean_html(&html, RemoteImages::Rest);
        let lower = clean.to_lowercase();
        for forbidden in [
            "<script", "<iframe", "<form", "<style", "<base", "<meta", "<object", "<svg", "<!--",
        ] {
            assert!(!lower.contains(forbidden), "{forbidden} in {clean}");
        }
        let again = mail::clean_html(&clean, RemoteImages::Load).to_lowercase();
        // What stands outside of tags is only shown.
        let mut tags = again.split('<').skip(1).filter_map(|tag| tag.split('>').next());
        assert!(tags.all(|tag| !tag.contains("href=\"javascript:")), "{again}");
    });
}

#[test]
fn html_to_text() {
    fuzz("html_to_text", |bytes| {
        let html = text(bytes);
        let plain = mail::html_to_text(&html);
        assert!(
            plain.len() <= 8 * html.len() + 1_024,
            "{} of {}",
            plain.len(),
            html.len()
        );
    });
}

#[test]
fn visible_text() {
    fuzz("visible_text", |bytes| {
        let body = text(bytes);
        let visible = mail::visible_text(&body);
        assert!(visible.text.len() <= 2 * body.len());
        assert!(visible.text.starts_with(mail::own_words(&visible.text)));
    });
}

#[test]
fn dates() {
    let reference = reference();
    fuzz("dates", |bytes| {
        let body = text(bytes);
        for mention in dates::mentions(&body, &reference) {
            assert_eq!(body.get(mention.span.clone()), Some(mention.text.as_str()));
        }
        let letter = meeting::Letter {
            subject: "Talk",
            text: &body,
            quoted: None,
            owner: reference.zone,
            is_place_known: false,
        };
        let _meeting = meeting::detect(&letter, &reference);
    });
}

#[test]
fn templates() {
    fuzz("templates", |bytes| {
        let body = text(bytes);
        let (head, rest) = body.split_at(body.floor_char_boundary(body.len() / 3));
        let (middle, tail) = rest.split_at(rest.floor_char_boundary(rest.len() / 2));
        let passage = |title: &str, text: &str| Passage {
            knowledge_id: KnowledgeId::new(),
            title: title.to_owned(),
            text: text.to_owned(),
        };
        let input = DraftInput {
            owner_name: "Ann".to_owned(),
            sender_name: middle.chars().take(40).collect(),
            sender_address: "lena@workshop.example".to_owned(),
            subject: head.lines().next().unwrap_or_default().to_owned(),
            visible_text: head.to_owned(),
            passages: vec![passage("One", middle), passage("Two", tail)],
            thread: Vec::<ThreadMessage>::new(),
            ..DraftInput::default()
        };
        let _reply = template::draft(&input);
        let purpose = Purpose::FollowUp {
            number: 1,
            is_last: true,
        };
        let _reminder = template::draft(&DraftInput { purpose, ..input });
    });
}

#[test]
fn icalendar() {
    let reference = reference();
    fuzz("icalendar", |bytes| {
        let calendar = Calendar {
            method: Some("REQUEST".to_owned()),
            body: text(bytes),
        };
        let _invited = meeting::invited(std::slice::from_ref(&calendar), "Talk", &reference);
        let wrapped = Calendar {
            method: calendar.method,
            body: format!(
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261201T090000Z\n{}",
                calendar.body
            ),
        };
        let _invited = meeting::invited(&[wrapped], "Talk", &reference);
    });
}
