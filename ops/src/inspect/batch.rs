//! Many readings in one process: a JSON object a line in, one a line out with the same id. A line that cannot be
//! read is answered with its error; nothing but the end of input ends it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use chrono::{DateTime, Utc};
use domain::dates::Zone;
use domain::drafting::DraftInput;
use domain::meeting;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Against, Answer as Answered, Knowledge, Reading, read_message, read_text};

/// One line: `text` itself, or the `file` of a message.
#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    id: Value,
    text: Option<String>,
    file: Option<String>,
    now: Option<String>,
    /// The owner's zone.
    tz: Option<String>,
    /// The sender's zone, where it is known.
    sender_tz: Option<String>,
    /// The subject of `text`.
    #[serde(default)]
    subject: String,
    /// Slots that were offered, which `text` answers.
    #[serde(default)]
    offers: Vec<Offer>,
    /// The zone they were shown in.
    guest_tz: Option<String>,
    /// Tells the order of numeric dates, such as `en-GB`.
    language: Option<String>,
    /// A folder of Markdown entries to answer from.
    knowledge: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    reading: Reading,
    #[serde(skip_serializing_if = "Option::is_none")]
    pick: Option<Pick>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Answered>,
}

/// A slot that was offered.
#[derive(Deserialize)]
struct Offer {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

/// What an answer to offers comes to.
#[derive(Serialize)]
struct Pick {
    expect: meeting::Expect,
    pick: Option<usize>,
    counter_start: Option<String>,
}

fn picked(text: &str, offers: &[Offer], guest: Option<Zone>, against: &Against) -> Pick {
    let slots: Vec<_> = offers.iter().map(|offer| (offer.start, offer.end)).collect();
    let reference = against.for_text();
    let owner = against.owner().unwrap_or(reference.zone);
    let offers = meeting::Offers {
        slots: &slots,
        guest: guest.unwrap_or(owner),
        owner,
    };
    let answer = meeting::pick(text, &offers, reference.now.to_utc());
    Pick {
        expect: answer.expect,
        pick: answer.pick,
        counter_start: answer.counter_start.map(|start| start.to_rfc3339()),
    }
}

/// The folders that were read, so that each is read once.
type Folders = HashMap<String, Knowledge>;

/// Answers every line, each as soon as it is read.
///
/// # Errors
/// Where input cannot be read, or nobody takes the answers any more.
pub fn answer_all(mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    let mut folders = Folders::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        serde_json::to_writer(&mut output, &answer(&line, &mut folders))?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
}

fn answer(line: &[u8], folders: &mut Folders) -> Value {
    let question = match serde_json::from_slice::<Value>(line) {
        Ok(question) => question,
        Err(error) => return json!({ "id": null, "error": format!("the line is no JSON: {error}") }),
    };
    let id = question.get("id").cloned().unwrap_or_default();
    let read = || read(question, folders).map_err(|error| error.to_string());
    let outcome = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err("the reader failed on it".to_owned()));
    let answer = outcome.and_then(|answer| serde_json::to_value(answer).map_err(|error| error.to_string()));
    answer.unwrap_or_else(|error| json!({ "id": id, "error": error }))
}

fn read(question: Value, folders: &mut Folders) -> anyhow::Result<Answer> {
    let Question {
        id,
        text,
        file,
        now,
        tz,
        sender_tz,
        subject,
        offers,
        guest_tz,
        language,
        knowledge,
    } = serde_json::from_value(question)?;
    let against =
        Against::parse(now.as_deref(), tz.as_deref(), language.as_deref())?.sent_from(sender_tz.as_deref())?;
    let guest = guest_tz.as_deref().and_then(Zone::parse);
    let pick = text.as_deref().filter(|_| !offers.is_empty());
    let pick = pick.map(|text| picked(text, &offers, guest, &against));
    let reading = match (text, file) {
        (Some(text), None) => read_text(&subject, &text, &against),
        (None, Some(file)) => {
            let bytes = std::fs::read(Path::new(&file)).map_err(|error| anyhow::anyhow!("{file}: {error}"))?;
            read_message(&bytes, &against)
        }
        _ => anyhow::bail!("the line needs either text or file"),
    };
    let answer = match knowledge {
        Some(folder) => Some(known(folders, folder)?.answer(mail(&reading), reading.kind)),
        None => None,
    };
    Ok(Answer {
        id,
        reading,
        pick,
        answer,
    })
}

fn known(folders: &mut Folders, folder: String) -> anyhow::Result<&Knowledge> {
    Ok(match folders.entry(folder) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => {
            let knowledge = Knowledge::read(Path::new(place.key()))?;
            place.insert(knowledge)
        }
    })
}

/// The mail as a drafter is told of it.
fn mail(reading: &Reading) -> DraftInput {
    let intent = reading.intent.as_ref();
    DraftInput {
        intent_name: intent.map(|intent| intent.name.clone()).unwrap_or_default(),
        sender_name: reading.from_name.clone().unwrap_or_default(),
        sender_address: reading.from_email.clone().unwrap_or_default(),
        subject: reading.subject.clone(),
        visible_text: reading.visible_text.clone(),
        ..DraftInput::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(lines: &str) -> Vec<Value> {
        let mut output = Vec::new();
        answer_all(lines.as_bytes(), &mut output).expect("answers");
        let text = String::from_utf8(output).expect("text");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    #[test]
    fn every_line_is_answered_with_its_id() {
        let answers = answers(concat!(
            "{\"id\": 7, \"text\": \"Can we meet tomorrow at 3pm?\", \"now\": \"2026-11-20T09:00:00+01:00\"}\n",
            "\n",
            "{\"id\": \"b\", \"text\": \"Hello\"}\n",
        ));

        assert_eq!(answers.len(), 2);
        assert_eq!(answers[0]["id"], 7);
        assert_eq!(answers[0]["meeting"]["start"], "2026-11-21T15:00:00+01:00");
        assert_eq!(answers[1]["id"], "b");
        assert_eq!(answers[1]["dates"], json!([]));
    }

    #[test]
    fn a_bad_line_is_answered_with_its_error_and_the_next_is_read() {
        let answers = answers(concat!(
            "no JSON\n",
            "{\"id\": 1}\n",
            "{\"id\": 2, \"file\": \"/nowhere.eml\"}\n",
            "{\"id\": 3, \"text\": \"x\", \"now\": \"soon\"}\n",
            "{\"id\": 4, \"text\": \"x\", \"tz\": \"Moon\"}\n",
            "[1, 2]\n",
            "{\"id\": 5, \"text\": \"x\"}\n",
        ));

        let errors: Vec<bool> = answers.iter().map(|answer| answer.get("error").is_some()).collect();
        assert_eq!(errors, [true, true, true, true, true, true, false]);
        assert_eq!(answers[2]["id"], 2);
        assert_eq!(
            answers[3]["error"],
            "now is `soon`, needs a time like 2026-11-20T09:00:00Z"
        );
    }
}
