//! Watches the sample mails until each is answered, ignored or waits for a person.

use std::io::IsTerminal;
use std::time::Duration;

use domain::emails::Status;
use storage::Database;
use storage::emails::{self, Filter, Listed};
use storage::people::workspaces::Workspace;
use storage::people::{users, workspaces};
use tokio::time::{Instant, sleep};

use super::EMAIL;

const PAUSE: Duration = Duration::from_millis(200);
/// Any number of sample mails fits in one page.
const MOST: i64 = 1_000;

/// How far the mails are.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The mails, newest first.
    pub emails: Vec<Listed>,
    /// How many the sample has.
    pub expected: usize,
}

impl Progress {
    /// Mails that nothing more happens to without a person or a date.
    #[must_use]
    pub fn at_rest(&self) -> usize {
        self.emails.iter().filter(|email| is_at_rest(email)).count()
    }

    /// Whether all are here and none is worked on.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.emails.len() >= self.expected && self.at_rest() == self.emails.len()
    }
}

/// The workspace of the sample.
///
/// # Errors
/// Where the database has none.
pub(super) async fn workspace(database: &Database) -> anyhow::Result<Workspace> {
    let connection = database.connection().await?;
    let owner = users::find_by_email(&connection, EMAIL).await?;
    let owner = owner.ok_or_else(|| anyhow::anyhow!("the demo is not loaded"))?;
    let workspace = workspaces::find_personal(&connection, owner.id()).await?;
    workspace.ok_or_else(|| anyhow::anyhow!("the demo has no workspace"))
}

/// Waits until the mails are at rest, or the time is up, telling how far they are.
///
/// # Errors
/// Where the database cannot be asked.
pub async fn watch(database: &Database, expected: usize, patience: Duration) -> anyhow::Result<Progress> {
    let workspace = workspace(database).await?;
    let deadline = Instant::now() + patience;
    let mut told = None;
    loop {
        let connection = database.connection().await?;
        let emails = emails::list(&connection, workspace.id(), &Filter::default(), None, MOST).await?;
        drop(connection);
        let progress = Progress { emails, expected };
        if told.replace(progress.at_rest()) != Some(progress.at_rest()) {
            tell(&progress);
        }
        if progress.is_complete() || Instant::now() >= deadline {
            end_of_telling();
            return Ok(progress);
        }
        sleep(PAUSE).await;
    }
}

fn is_at_rest(email: &Listed) -> bool {
    match email.run_state.as_deref() {
        None => email.status.0 != Status::New,
        Some("waiting") => email.status.0 == Status::DraftReady,
        Some(_) => false,
    }
}

fn tell(progress: &Progress) {
    if std::io::stdout().is_terminal() {
        print!("\r{} of {} mails handled", progress.at_rest(), progress.expected);
        // A terminal that is gone is noticed by the next line.
        let _shown = std::io::Write::flush(&mut std::io::stdout());
    } else if progress.at_rest() == 0 || progress.is_complete() {
        println!("{} of {} mails handled", progress.at_rest(), progress.expected);
    }
}

fn end_of_telling() {
    if std::io::stdout().is_terminal() {
        println!();
    }
}
