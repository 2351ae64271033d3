//! The machine-readable part of a delivery report (RFC 3464): fields in blocks, one block a recipient.

use crate::mail::message::Message;
use std::collections::HashSet;

/// One failed recipient as a report tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) recipient: Option<String>,
    pub(super) original_recipient: Option<String>,
    pub(super) status: Option<String>,
    pub(super) diagnostic: Option<String>,
    pub(super) is_delayed: bool,
}

impl Failure {
    pub(super) fn of(recipient: &str) -> Self {
        Self {
            recipient: Some(recipient.to_owned()),
            ..Self::default()
        }
    }

    pub(super) fn take_missing(&mut self, other: &Self) {
        self.status = self.status.take().or_else(|| other.status.clone());
        self.diagnostic = self.diagnostic.take().or_else(|| other.diagnostic.clone());
        self.is_delayed |= other.is_delayed;
    }
}

/// The recipients that the status part says failed or are delayed, each once.
pub(super) fn failures(message: &Message) -> Vec<Failure> {
    let reported = message.report.as_ref().map_or("", |report| report.fields.as_str());
    // Some servers write the fields into the text, or lose the MIME headers around them.
    if reported.is_empty() && names_recipient(&message.text) {
        return failures_in(&message.text);
    }
    failures_in(reported)
}

/// Those that the status part proper tells, wherever else they stand.
pub(super) fn reported(message: &Message) -> Vec<Failure> {
    failures_in(message.report.as_ref().map_or("", |report| report.fields.as_str()))
}

fn failures_in(fields: &str) -> Vec<Failure> {
    let mut found: Vec<Failure> = Vec::new();
    let mut known = HashSet::new();
    for block in blocks(fields) {
        let Some(failure) = failure(&block) else { continue };
        if known.insert(failure.recipient.as_ref().map(|recipient| recipient.to_lowercase())) {
            found.push(failure);
        }
    }
    found
}

fn names_recipient(text: &str) -> bool {
    const FIELD: &str = "Final-Recipient:";
    text.lines().any(|line| {
        line.get(..FIELD.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(FIELD))
    })
}

/// Whether the report says of every recipient that the mail arrived.
pub(super) fn says_delivered(message: &Message) -> bool {
    let fields = message.report.as_ref().map_or("", |report| report.fields.as_str());
    let blocks = blocks(fields);
    let mut actions = blocks.iter().flatten().filter(|(name, _)| name == "action").peekable();
    actions.peek().is_some() && actions.all(|(_, action)| went_well(&action.to_lowercase()))
}

fn went_well(action: &str) -> bool {
    ["delivered", "relayed", "expanded"]
        .iter()
        .any(|word| action.starts_with(word))
}

type Block = Vec<(String, String)>;

fn blocks(fields: &str) -> Vec<Block> {
    let mut blocks = vec![Block::new()];
    for line in fields.lines() {
        let Some(block) = blocks.last_mut() else { break };
        if line.trim().is_empty() {
            if !block.is_empty() {
                blocks.push(Block::new());
            }
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = block.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            block.push((name.trim().to_lowercase(), value.trim().to_owned()));
        }
    }
    blocks
}

fn failure(block: &Block) -> Option<Failure> {
    let field = |name: &str| {
        block
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    };
    let address = |name: &str| {
        let value = field(name)?;
        super::text::address_in(value.split_once(';').map_or(value, |(_, address)| address))
    };
    let original_recipient = address("original-recipient");
    let recipient = address("final-recipient")
        .or_else(|| original_recipient.clone())
        .or_else(|| address("x-actual-recipient"));
    let action = field("action").unwrap_or_default().to_lowercase();
    let says_something = recipient.is_some() || !action.is_empty() || field("status").is_some();
    if !says_something || went_well(&action) {
        return None;
    }
    let diagnostic = field("diagnostic-code").map(|value| {
        let said = value.split_once(';').map_or(value, |(_, said)| said);
        said.trim().to_owned()
    });
    Some(Failure {
        recipient,
        original_recipient,
        status: field("status").map(str::to_owned),
        diagnostic: diagnostic.filter(|said| !said.is_empty()),
        is_delayed: action.starts_with("delayed"),
    })
}
