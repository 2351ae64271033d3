//! Texts of people, and everything that makes sense of them.

use chrono::{DateTime, FixedOffset};
use domain::dates::{self, Reference, Zone};
use domain::drafting::reply::{self, ReplyParts};
use domain::drafting::{
    DraftInput, DraftText, MeetingFacts, Passage, Slot, comparison, prompt, redact, rules, source, template,
};
use domain::ids::{IntentId, KnowledgeId};
use domain::intents::{self, Rule};
use domain::language;
use domain::mail;
use domain::meeting::{self, Letter};
use domain::text::Utf16Places;

use crate::Reader;

/// Everything that reads a text, or writes with it.
pub(crate) fn readers() -> Vec<Reader> {
    [understanding(), drafting()].concat()
}

fn understanding() -> Vec<Reader> {
    vec![
        ("visible text", |text| drop(mail::visible_text(text))),
        ("own words", |text| {
            let _ = mail::own_words(text);
        }),
        ("language", |text| {
            let _ = language::guess(text);
        }),
        ("dates", |text| drop(dates::read(text, &reference()))),
        ("a date to follow up", |text| {
            drop(dates::follow_up_base(text, &reference()))
        }),
        ("a length of time", |text| {
            let _ = dates::first_length(text);
        }),
        ("a meeting", |text| {
            let letter = Letter {
                subject: "",
                text,
                quoted: Some(text),
                owner: zone(),
                is_place_known: false,
            };
            let _ = meeting::detect(&letter, &reference());
        }),
        ("a subject's meeting", |text| {
            let letter = Letter {
                subject: text,
                text: "",
                quoted: None,
                owner: zone(),
                is_place_known: false,
            };
            let _ = meeting::detect(&letter, &reference());
        }),
        ("a pick", |text| {
            let start = now().to_utc();
            let slots = [(start, start + chrono::TimeDelta::hours(1))];
            let offers = meeting::Offers {
                slots: &slots,
                guest: zone(),
                owner: zone(),
            };
            let _ = meeting::pick(text, &offers, start);
        }),
        ("intents", |text| {
            drop(intents::classify(&rules_of_intents(), text, text))
        }),
        ("places of matches", places_of_matches),
        ("words of a search", |text| drop(domain::search::words(text))),
    ]
}

fn drafting() -> Vec<Reader> {
    vec![
        ("a template's draft", |text| drop(template::draft(&input(text)))),
        ("a template's draft from knowledge", |text| {
            drop(template::draft(&knowing(text)))
        }),
        ("an acknowledgement", |text| {
            drop(template::acknowledgement(&input(text)))
        }),
        ("the rules of drafts", |text| {
            drop(rules::check(&draft(text), &input(text)))
        }),
        ("the rules of drafts from knowledge", |text| {
            drop(rules::check(&draft("Yes. It costs 9 euros."), &knowing(text)))
        }),
        ("a prompt", |text| {
            drop(prompt::draft(&knowing(text), "0123456789abcdef"))
        }),
        ("a model's answer", |text| {
            drop(domain::drafting::answer::read_draft(text, &input("x")))
        }),
        ("secrets", |text| drop(redact::redact(text))),
        ("a comparison", |text| drop(comparison::compare(text, "x"))),
        ("the closest passage", |text| drop(source::closest_passage(text, text))),
        ("a reply", |text| drop(reply::compose(&parts(text)))),
    ]
}

fn now() -> DateTime<FixedOffset> {
    "2026-11-20T09:00:00+01:00".parse().expect("a time")
}

fn zone() -> Zone {
    Zone::of_sender(now(), None)
}

fn reference() -> Reference {
    Reference::new(now(), zone())
}

fn rules_of_intents() -> Vec<Rule> {
    let rule = |input: intents::IntentInput| Rule {
        id: IntentId::new(),
        name: input.name,
        keywords: input.keywords,
        priority: input.priority,
        is_default: input.is_default,
        created_at: now().to_utc(),
    };
    intents::defaults().into_iter().map(rule).collect()
}

fn places_of_matches(text: &str) {
    let Some(found) = intents::classify(&rules_of_intents(), "", text) else {
        return;
    };
    let places = Utf16Places::of(text);
    let spans = found.matches.iter().flat_map(|found| &found.spans);
    assert!(spans.map(|span| places.units(span.start)).all(|units| units.is_some()));
}

fn input(text: &str) -> DraftInput {
    DraftInput {
        owner_name: "Bob".to_owned(),
        sender_name: "Ann".to_owned(),
        sender_address: "ann@x.org".to_owned(),
        subject: text.get(..text.len().min(200)).unwrap_or_default().to_owned(),
        visible_text: text.to_owned(),
        now: Some(now()),
        sent_at: Some(now()),
        ..DraftInput::default()
    }
}

fn knowing(text: &str) -> DraftInput {
    let passage = |text: &str| Passage {
        knowledge_id: KnowledgeId::new(),
        title: "Prices".to_owned(),
        text: text.to_owned(),
    };
    DraftInput {
        passages: vec![passage(text), passage("It costs 9 euros a month.")],
        meeting: Some(MeetingFacts {
            time: Some(Slot {
                start: now(),
                end: now(),
            }),
            timezone: "CET".to_owned(),
            title: "Call".to_owned(),
            ..MeetingFacts::default()
        }),
        ..input("How much does it cost?")
    }
}

fn draft(text: &str) -> DraftText {
    DraftText {
        body: text.to_owned(),
        ..DraftText::default()
    }
}

fn parts(text: &str) -> ReplyParts {
    ReplyParts {
        body: text.to_owned(),
        signature: text.to_owned(),
        ..ReplyParts::default()
    }
}

/// What a text is made of, over and over.
pub(crate) const PIECES: &[&str] = &[
    "help ",
    "meeting ",
    "x",
    "x ",
    "X",
    "é ",
    "会议",
    " ",
    "\n",
    "\t",
    ".",
    "?",
    "? ",
    ",",
    "-",
    "*",
    "**x** ",
    "*x* ",
    "__x__",
    "`",
    "[x](https://x.org) ",
    "[",
    "(",
    "\"",
    "'",
    "“",
    "> ",
    "> x\n",
    "> x\n\ny\n",
    ">> ",
    "On 1 Jan 2024 at 10:00 Ann wrote:\n",
    "On 1 Jan 2024 wrote ",
    "From: a\nSent: b\n",
    "--\n",
    "-- \nAnn\n",
    "Regards\nAnn\n",
    "1",
    "1 ",
    "1.",
    "1:",
    "1-",
    "12:00 ",
    "10:00-11:00, ",
    "3 May ",
    "3/5/2027 ",
    "Monday ",
    "Monday and ",
    "next ",
    "in 2 ",
    "2 days ",
    "UTC ",
    "tomorrow at 3pm. ",
    "Can we meet on Monday at 3pm? ",
    "How much does it cost? ",
    "How much does it cost?\n",
    "What is x? What is y?\n",
    "Please unsubscribe me. ",
    "I will call. ",
    "https://x.org/ ",
    "ann@x.org ",
    "a@",
    "€9 ",
    "$",
    "4111 1111 1111 1111 ",
    "password: x ",
    "{{ x }} ",
    "{",
    "{\"body\":\"",
    "Müller ",
    "Dear Ann,\n",
    "- x\n",
    "1. x\n",
    "| x | y |\n",
    "# x\n",
];
