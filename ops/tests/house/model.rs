//! The language model of an installation. It words the same answer to everybody, and fails whom the seed says, once.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use testkit::servers::{Answer, ScriptedModel};

const ENGLISH: &str = "Hello,\n\nthank you for writing to us, it has reached the right desk. If anything is still open, \
                       just reply to this message.";
const GERMAN: &str = "Guten Tag,\n\nvielen Dank für Ihre Nachricht, sie ist an der richtigen Stelle angekommen. Wenn noch \
                      etwas offen ist, antworten Sie einfach auf diese E-Mail.";
/// What letters ask, and the words of the company's knowledge that answer it.
const KNOWN: [(&str, &str); 5] = [
    ("how long does the trial last", "The trial lasts 30 days."),
    ("can we see a demo?", "We are glad to show you a demo"),
    (
        "our export stops with error 504. Can you help?",
        "Choose a shorter range of dates.",
    ),
    ("how long do refunds take?", "Refunds are paid within 14 days"),
    (
        "innerhalb von wie vielen Tagen kann ich die Ware zurückgeben?",
        "Sie können Ware innerhalb von 14 Tagen zurückgeben.",
    ),
];

/// How a model fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Limited,
    Broken,
    BreaksOff,
    Hangs,
}

pub(crate) struct Model {
    server: ScriptedModel,
    struck: Arc<Mutex<Struck>>,
}

#[derive(Debug, Default)]
struct Struck {
    customers: HashSet<u64>,
    faults: BTreeMap<Fault, usize>,
}

impl Model {
    pub(crate) async fn start(seed: u64) -> Self {
        let struck: Arc<Mutex<Struck>> = Arc::default();
        let known = Arc::clone(&struck);
        let server = ScriptedModel::start(move |request| answer(seed, request, &known)).await;
        Self { server, struck }
    }

    pub(crate) fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// How often it failed, and how.
    pub(crate) fn faults(&self) -> BTreeMap<Fault, usize> {
        self.struck.lock().expect("nobody panics inside").faults.clone()
    }
}

fn answer(seed: u64, request: &str, struck: &Mutex<Struck>) -> Answer {
    let request: Value = serde_json::from_str(request).unwrap_or_default();
    let said = |at: usize| request["messages"][at]["content"].as_str().unwrap_or_default();
    let words = match request["response_format"]["json_schema"]["name"].as_str() {
        Some("review") => json!({ "approved": true, "issues": [] }),
        _ => {
            let is_german = said(0).contains("Write in German");
            let asked = KNOWN.iter().filter(|(question, _)| said(1).contains(question));
            let answered = asked.map(|(question, passage)| json!({ "question": question, "passage": passage }));
            json!({
                "reply": if is_german { GERMAN } else { ENGLISH }, "sources": [], "unanswered": [], "needs_person": "none",
                "answered": answered.collect::<Vec<_>>(),
            })
        }
    };
    let words = words.to_string();
    let usage = json!({ "prompt_tokens": 500, "completion_tokens": 50 });
    let message = json!({ "role": "assistant", "content": words });
    let completion = json!({
        "model": "storm", "usage": usage,
        "choices": [{ "index": 0, "message": message, "finish_reason": "stop" }],
    });
    let completion = completion.to_string();
    match fault(seed, said(1), struck) {
        None => Answer::Says(completion),
        Some(Fault::Limited) => Answer::Limited { seconds: 2 },
        Some(Fault::Broken) => Answer::Broken,
        Some(Fault::BreaksOff) => Answer::BreaksOff(completion),
        Some(Fault::Hangs) => Answer::Hangs,
    }
}

/// The fault that meets the first request about a customer.
fn fault(seed: u64, material: &str, struck: &Mutex<Struck>) -> Option<Fault> {
    let (_, behind) = material.split_once("@customer")?;
    let customer: u64 = behind.split('.').next()?.parse().ok()?;
    let fault = fault_of(seed, customer)?;
    let mut struck = struck.lock().expect("nobody panics inside");
    if !struck.customers.insert(customer) {
        return None;
    }
    *struck.faults.entry(fault).or_default() += 1;
    Some(fault)
}

/// What the seed has in store for a customer.
pub(crate) fn fault_of(seed: u64, customer: u64) -> Option<Fault> {
    let mut chance = StdRng::seed_from_u64(seed.wrapping_mul(1_000_033).wrapping_add(customer));
    match chance.random_range(0..100) {
        0 | 1 => Some(Fault::Limited),
        2 | 3 => Some(Fault::Broken),
        4 | 5 => Some(Fault::BreaksOff),
        6 => Some(Fault::Hangs),
        _ => None,
    }
}
