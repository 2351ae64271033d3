//! The mail that failed, as far as the report returns it.

use crate::mail::message::Message;

/// What the report tells of the mail that failed.
#[derive(Debug, Default)]
pub(super) struct Original {
    pub(super) message_id: Option<String>,
    pub(super) recipients: Vec<String>,
}

impl Original {
    pub(super) fn find(message: &Message) -> Self {
        let headers = message
            .report
            .as_ref()
            .map(|report| report.original.clone())
            .unwrap_or_default();
        let headers = if headers.is_empty() {
            quoted_headers(&message.text)
        } else {
            headers
        };
        let value = |name: &str| {
            headers
                .iter()
                .find(|(key, _)| key.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.as_str())
        };
        let id = value("Message-ID").map(|id| {
            id.trim()
                .trim_start_matches('<')
                .trim_end_matches('>')
                .trim()
                .to_owned()
        });
        let answered = message.in_reply_to.first().or(message.references.last()).cloned();
        Self {
            message_id: id.filter(|id| !id.is_empty()).or(answered),
            recipients: value("To").map(super::text::addresses_in).unwrap_or_default(),
        }
    }
}

const MAX_LINES: usize = 2_000;

const TELLING: &[&str] = &[
    "received",
    "return-path",
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "x-mailer",
    "reply-to",
    "cc",
];

/// Headers that stand in the text itself, below a line such as `--- Below this line is a copy of the message.`
fn quoted_headers(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().take(MAX_LINES).collect();
    let start = quoted_start(&lines);
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines.iter().skip(start.unwrap_or(lines.len())) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !headers.is_empty() {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    headers
}

/// The first line of three that look like headers of a mail, one of them telling.
pub(super) fn quoted_start(lines: &[&str]) -> Option<usize> {
    let is_header = |line: &&&str| {
        let name = line.split_once(':').map_or("", |(name, _)| name.trim());
        !name.is_empty()
            && name.len() < 40
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let is_telling = |line: &str| name(line).is_some_and(|name| TELLING.contains(&name.as_str()));
    (0..lines.len()).find(|start| {
        let rest = lines.get(*start..).unwrap_or_default();
        let block = rest.iter().take(30).take_while(|line| !line.trim().is_empty());
        rest.first().is_some_and(|first| is_telling(first))
            && block.clone().filter(is_header).count() >= 3
            && is_of_a_mail(block.copied())
    })
}

/// Reports list subject and recipient of the mail as well; only the mail itself has what servers need.
fn is_of_a_mail<'x>(lines: impl Iterator<Item = &'x str>) -> bool {
    const OF_SERVERS: &[&str] = &[
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "x-mailer",
    ];
    let names: Vec<String> = lines.filter_map(name).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    OF_SERVERS.iter().any(|wanted| has(wanted)) || (has("from") && has("to") && has("subject") && has("date"))
}

fn name(line: &str) -> Option<String> {
    line.split_once(':').map(|(name, _)| name.trim().to_lowercase())
}
