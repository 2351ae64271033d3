//! The outcome of each sample mail, as a table.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::{DateTime, Utc};
use domain::emails::Status;
use domain::follow_ups::FollowUpStatus;
use domain::guard::IgnoreReason;
use storage::Database;
use storage::emails::Listed;
use storage::follow_ups::{self, Filter};
use storage::ledger;
use uuid::Uuid;

use super::{mailbox, progress};

const MOST: i64 = 1_000;

/// One mail of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The sample file without its ending; the sender where the mail is none of the sample.
    pub mail: String,
    /// Name of the intent; none for ignored mail.
    pub intent: Option<String>,
    /// How sure the intent is.
    pub confidence: Option<f64>,
    /// Status, and in parentheses why.
    pub outcome: String,
    /// What its sender has heard.
    pub heard: Heard,
    /// When the sender is next written to.
    pub next_follow_up: Option<DateTime<Utc>>,
}

/// What the sender of a mail has heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The answer.
    Answered,
    /// That a person will answer; a person is asked.
    Acknowledged,
    /// Nothing; a person is asked.
    Asked,
    /// Nothing.
    Nothing,
}

impl Heard {
    const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Acknowledged => "acknowledged",
            Self::Asked => "asked",
            Self::Nothing => "–",
        }
    }
}

/// The rows of all mails, in the order of the sample files.
///
/// # Errors
/// Where the database cannot be asked.
pub async fn rows(database: &Database, data_dir: &Path, emails: &[Listed]) -> anyhow::Result<Vec<Row>> {
    let workspace = progress::workspace(database).await?;
    let connection = database.connection().await?;
    let pending = Filter {
        status: Some(FollowUpStatus::Pending),
        ..Filter::default()
    };
    let mut next: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for follow_up in follow_ups::list(&connection, workspace.id(), &pending, None, MOST).await? {
        let first = next.entry(follow_up.email_id).or_insert(follow_up.scheduled_at);
        *first = (*first).min(follow_up.scheduled_at);
    }
    let mut acknowledged = HashSet::new();
    for email in emails {
        let conversation = email.conversation_id.into();
        if ledger::acknowledgements(&connection, conversation).await?.count > 0 {
            acknowledged.insert(email.conversation_id);
        }
    }
    let heard = |email: &Listed| match email.status.0 {
        Status::Sent => Heard::Answered,
        Status::DraftReady if acknowledged.contains(&email.conversation_id) => Heard::Acknowledged,
        Status::DraftReady => Heard::Asked,
        _ => Heard::Nothing,
    };
    let names = mailbox::delivered(&mailbox::folder(data_dir));
    let row = |email: &Listed| Row {
        heard: heard(email),
        mail: names
            .get(&(email.received_at, email.from_email.clone()))
            .unwrap_or(&email.from_email)
            .clone(),
        intent: email.intent_name.clone(),
        confidence: email.intent_confidence,
        outcome: outcome(email),
        next_follow_up: next.get(&email.id).copied(),
    };
    let mut rows: Vec<Row> = emails.iter().map(row).collect();
    rows.sort_by(|one, other| one.mail.cmp(&other.mail));
    Ok(rows)
}

/// The table as text.
#[must_use]
pub fn render(rows: &[Row]) -> String {
    let width = |of: fn(&Row) -> usize, least: usize| rows.iter().map(of).fold(least, usize::max);
    let mail = width(|row| row.mail.chars().count(), 4);
    let intent = width(|row| row.intent.as_deref().unwrap_or("–").chars().count(), 6);
    let outcome = width(|row| row.outcome.chars().count(), 7);
    let heard = Heard::Acknowledged.word().len();
    let mut lines = vec![format!(
        "{:mail$}  {:intent$}  sure  {:outcome$}  {:heard$}  next follow-up",
        "mail", "intent", "outcome", "sender"
    )];
    for row in rows {
        let sure = row
            .confidence
            .map_or_else(|| "   –".to_owned(), |sure| format!("{sure:.2}"));
        let next = row
            .next_follow_up
            .map_or_else(|| "–".to_owned(), |at| at.format("%a %-d %b %H:%M UTC").to_string());
        let name = row.intent.as_deref().unwrap_or("–");
        lines.push(format!(
            "{:mail$}  {name:intent$}  {sure}  {:outcome$}  {:heard$}  {next}",
            row.mail,
            row.outcome,
            row.heard.word()
        ));
    }
    let count = |heard: Heard| rows.iter().filter(|row| row.heard == heard).count();
    lines.push(format!(
        "\n{} answered, {} acknowledged and left to a person, {} left to a person in silence, {} ignored",
        count(Heard::Answered),
        count(Heard::Acknowledged),
        count(Heard::Asked),
        count(Heard::Nothing)
    ));
    lines.join("\n")
}

fn outcome(email: &Listed) -> String {
    let status = match (email.status.0, email.run_state.as_deref()) {
        (Status::New, Some(_)) => Status::while_running(email.run_step.as_deref()).unwrap_or(Status::New),
        (status, _) => status,
    };
    match (status, email.wait_reason, &email.status_reason) {
        (Status::DraftReady, Some(reason), Some(why)) => format!("draft_ready ({}: {why})", reason.0),
        (Status::DraftReady, Some(reason), None) => format!("draft_ready ({})", reason.0),
        (Status::Ignored, _, Some(why)) => format!("ignored ({})", ignored_because(why)),
        (Status::Error, _, Some(why)) => format!("error ({why})"),
        (status, _, _) => status.to_string(),
    }
}

/// The word for a reason that is stored as a sentence.
fn ignored_because(sentence: &str) -> &str {
    let reason = IgnoreReason::ALL.iter().find(|reason| reason.sentence() == sentence);
    reason.map_or(sentence, |reason| reason.as_str())
}
