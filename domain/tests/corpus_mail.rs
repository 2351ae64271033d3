//! Measures mail understanding on the corpus and asserts what the first release promises.

mod corpus;

use corpus::{Figure, Row, folder, read, rows};
use domain::mail::{self, Bounce, Kind};
use std::collections::HashMap;

fn machine_labels() -> HashMap<String, String> {
    let table = String::from_utf8(read("intents/machine-mail.tsv")).expect("a UTF-8 table");
    let pairs = table.lines().skip(1).filter_map(|line| line.split_once('\t'));
    pairs
        .map(|(file, label)| (file.replace("bounces/open/", "bounces/"), label.to_owned()))
        .collect()
}

#[test]
fn automatic_mail_is_told_from_human_mail() {
    if folder().is_none() {
        return;
    }
    let labels = machine_labels();
    let mut automatic = Figure::new("automatic mail found");
    let mut class = Figure::new("class of automatic mail");
    for row in rows("bounces/") {
        let verdict = mail::kind(&mail::parse(&read(&row.file)));
        let label = labels.get(&row.file).map_or("", String::as_str);
        if label == "not-bounce" || label == "unlabelled" {
            println!("  {label} {} is {:?}: {}", row.file, verdict.kind, verdict.reason);
            continue;
        }
        automatic.count(&row.file, verdict.kind != Kind::Human, || {
            format!("{} ({label})", row.file)
        });
        let expected = match label {
            "bounce" => Kind::Bounce,
            "complaint-arf" => Kind::Complaint,
            _ => Kind::AutoReply,
        };
        class.count(&row.file, verdict.kind == expected, || {
            format!("{} ({label}) {verdict:?}", row.file)
        });
    }
    let mut human = Figure::new("human mail left alone");
    for row in rows("intents/enron") {
        let verdict = mail::kind(&mail::parse(&read(&row.file)));
        human.count(&row.file, verdict.kind == Kind::Human, || {
            format!("{} {verdict:?}", row.file)
        });
    }
    for row in rows("mime/talon") {
        let verdict = mail::kind(&mail::parse(&read(&row.file)));
        human.count(&row.file, verdict.kind == Kind::Human, || {
            format!("{} {verdict:?}", row.file)
        });
    }
    automatic.expect(99);
    human.expect(99);
    class.expect(98);
}

fn expected_recipients(row: &Row) -> Option<Vec<String>> {
    let listed = row
        .expected
        .split_once("recipients=")
        .map(|(_, rest)| rest.split([' ', ';']).next().unwrap_or_default());
    let listed: Vec<String> = listed
        .unwrap_or_default()
        .split(',')
        .filter(|one| one.contains('@'))
        .map(str::to_lowercase)
        .collect();
    if !listed.is_empty() {
        return Some(listed);
    }
    let field = |name: &str| {
        let rest = row.expected.split_once(name)?.1;
        let value = rest
            .split("; ")
            .take_while(|part| !part.contains('='))
            .collect::<Vec<_>>()
            .join(";");
        let addresses: Vec<String> = value
            .split([';', '|', ' ', ',', '<', '>'])
            .filter(|part| part.split_once('@').is_some_and(|(local, _)| !local.is_empty()))
            .map(str::to_lowercase)
            .collect();
        (!addresses.is_empty()).then_some(addresses)
    };
    field("Final-Recipient=").or_else(|| field("X-Failed-Recipients="))
}

/// By the list of the source where it has one, else by the class of the status field.
fn expected_finality(row: &Row) -> Option<bool> {
    if row.expected.starts_with("permanent") {
        return Some(true);
    }
    if row.expected.starts_with("temporary") {
        return Some(false);
    }
    let status = row.expected.split_once("Status=")?.1;
    match status.as_bytes().first()? {
        b'5' => Some(true),
        b'4' => Some(false),
        _ => None,
    }
}

#[test]
fn bounces_name_recipient_and_finality() {
    if folder().is_none() {
        return;
    }
    let labels = machine_labels();
    let mut recipient = Figure::new("bounced recipient");
    let mut finality = Figure::new("final or passing");
    let mut any = Figure::new("some recipient of unlabelled reports");
    for row in rows("bounces/")
        .iter()
        .filter(|row| labels.get(&row.file).is_some_and(|label| label == "bounce"))
    {
        let bounces = mail::bounces(&mail::parse(&read(&row.file)));
        let named: Vec<String> = bounces
            .iter()
            .flat_map(|bounce: &Bounce| bounce.recipient.iter().chain(&bounce.original_recipient))
            .map(|one| one.to_lowercase())
            .collect();
        match expected_recipients(row) {
            Some(expected) => {
                let is_right = expected.iter().all(|one| named.contains(one));
                recipient.count(&row.file, is_right, || {
                    format!("{} {named:?} instead of {expected:?}", row.file)
                });
            }
            None => any.count(&row.file, !named.is_empty(), || {
                format!("{} {} {bounces:?}", row.file, row.what)
            }),
        }
        if let Some(expected) = expected_finality(row) {
            let is_final = |bounce: &Bounce| {
                bounce.status.as_deref().is_none_or(|status| status.starts_with('5')) && !bounce.is_delayed
            };
            let is_right = bounces.first().is_some_and(|bounce| is_final(bounce) == expected);
            finality.count(&row.file, is_right, || {
                format!("{} {} {:?}", row.file, row.expected, bounces.first())
            });
        }
    }
    recipient.expect(97);
    any.expect(95);
    finality.expect(97);
}

#[test]
fn every_message_is_read_without_loss() {
    if folder().is_none() {
        return;
    }
    let mut kept = Figure::new("mime/ messages with their content");
    for row in rows("mime/")
        .iter()
        .filter(|row| row.file.ends_with(".eml") || row.file.ends_with(".ics"))
    {
        let raw = read(&row.file);
        let message = mail::parse(&raw);
        if row.file.ends_with(".ics") {
            continue;
        }
        let files = (0..message.attachments.len())
            .filter(|index| mail::attachment_bytes(&raw, *index).is_some())
            .count();
        let has_content = !message.text.trim().is_empty() || message.html.is_some() || files > 0;
        let is_whole = files == message.attachments.len() && has_content;
        kept.count(&row.file, is_whole, || {
            format!("{} {:?} {}", row.file, message.defects, row.what)
        });
    }
    kept.expect(95);
}

#[test]
fn headers_say_what_the_parser_of_the_corpus_read() {
    if folder().is_none() {
        return;
    }
    let mut fields = Figure::new("mime/ header fields as expected");
    for row in rows("mime/mailparser").iter().filter(|row| row.file.ends_with(".eml")) {
        let tree = read(&row.file.replace(".eml", ".expected.json"));
        let tree: serde_json::Value = serde_json::from_slice(&tree).expect("JSON");
        let message = mail::parse(&read(&row.file));
        let headers = tree["parts"][0]["headers"].as_array().cloned().unwrap_or_default();
        let header = |name: &str| {
            headers
                .iter()
                .find(|header| header["name"] == name)
                .map(|header| header["value"].clone())
        };
        if let Some(subject) = header("subject").and_then(|value| value["Text"].as_str().map(str::to_owned)) {
            fields.count(&row.file, message.subject == subject.trim(), || {
                format!("{} {:?} for {subject:?}", row.file, message.subject)
            });
        }
        if let Some(id) = header("message_id").and_then(|value| value["Text"].as_str().map(str::to_owned)) {
            fields.count(&row.file, message.message_id.as_ref() == Some(&id), || {
                format!("{} {id}", row.file)
            });
        }
        if let Some(from) = header("from")
            .map(|value| value["Address"]["List"][0]["address"].clone())
            .and_then(|from| from.as_str().map(str::to_owned))
        {
            let found = message.from.as_ref().map(|found| found.address.as_str());
            fields.count(&row.file, found == Some(from.as_str()), || {
                format!("{} {found:?} for {from}", row.file)
            });
        }
    }
    fields.expect(95);
}

#[test]
fn visible_text_is_what_was_written() {
    if folder().is_none() {
        return;
    }
    let mut crisp = Figure::new("visible text, crisp");
    let mut talon = Figure::new("text without quotes, talon");
    let mut html = Figure::new("text without quotes, talon HTML");
    let mut signatures = Figure::new("text without signature, talon");
    for case in reply_cases() {
        let (figure, is_right, out) = match case.source {
            Source::Crisp => {
                let out = mail::visible_text(&case.text).text;
                (&mut crisp, trimmed(&out) == trimmed(&case.expected), out)
            }
            Source::TalonPlain => {
                let out = mail::visible_text(&case.text).without_quotes();
                (&mut talon, trimmed(&out) == trimmed(&case.expected), out)
            }
            Source::TalonHtml => {
                let out = mail::visible_text(&mail::html_to_text(&case.text)).without_quotes();
                (&mut html, squeezed(&out) == squeezed(&case.expected), out)
            }
            Source::TalonSignature => {
                let out = mail::visible_text(&case.text).text;
                (&mut signatures, trimmed(&out) == trimmed(&case.expected), out)
            }
        };
        figure.count(&case.name, is_right, || format!("{} {out:?}", case.name));
    }
    signatures.expect(70);
    html.expect(88);
    talon.expect(93);
    crisp.expect(96);
}

struct ReplyCase {
    name: String,
    text: String,
    expected: String,
    source: Source,
}

enum Source {
    Crisp,
    TalonPlain,
    TalonHtml,
    TalonSignature,
}

fn reply_cases() -> Vec<ReplyCase> {
    let folder = folder().expect("a corpus").join("replies");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the replies")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json"))
        .collect();
    names.sort();
    names.into_iter().filter_map(reply_case).collect()
}

fn reply_case(name: String) -> Option<ReplyCase> {
    let case: serde_json::Value = serde_json::from_slice(&read(&format!("replies/{name}"))).expect("JSON");
    if let Some(stem) = name
        .strip_suffix(".expected.json")
        .filter(|stem| stem.starts_with("crisp-"))
    {
        let expected = case["expected_visible_first"].as_str()?.to_owned();
        let text = String::from_utf8_lossy(&read(&format!("replies/{stem}.txt"))).into_owned();
        return Some(ReplyCase {
            name,
            text,
            expected,
            source: Source::Crisp,
        });
    }
    let (source, expected) = match case["function"].as_str()? {
        "extract_from_plain" => (Source::TalonPlain, &case["expected"]),
        "html_to_text(extract_from_html)" => (Source::TalonHtml, &case["expected"]),
        "extract_signature" => (Source::TalonSignature, &case["expected"][0]),
        _ => return None,
    };
    let (text, expected) = (case["input"].as_str()?.to_owned(), expected.as_str()?.to_owned());
    Some(ReplyCase {
        name,
        text,
        expected,
        source,
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn trimmed(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
