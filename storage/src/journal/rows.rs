//! Rows that no record of a group reads again: gathered while the records run, written with one statement a table.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::ids::EmailId;

use crate::emails::{self, Action, Resting, Understood};
use crate::follow_ups::{self, NewFollowUp};
use crate::runs::{self, NewRun};
use crate::{Conn, Result};

/// What a group still has to write.
#[derive(Debug, Default)]
pub struct Rows {
    gathered: Mutex<Gathered>,
}

#[derive(Debug, Default)]
struct Gathered {
    understood: BTreeMap<EmailId, Understood>,
    resting: BTreeMap<EmailId, Resting>,
    actions: Vec<(EmailId, Action)>,
    follow_ups: Vec<NewFollowUp>,
    runs: Vec<NewRun>,
}

impl Rows {
    /// Keeps what was understood of an email.
    pub fn understand(&self, email: EmailId, understood: &Understood) {
        self.with(|rows| rows.understood.insert(email, understood.clone()));
    }

    /// Moves an email to a state.
    pub fn rest(&self, email: EmailId, resting: Resting) {
        self.with(|rows| rows.resting.insert(email, resting));
    }

    /// Adds an entry to the history of an email.
    pub fn act(&self, email: EmailId, action: Action) {
        self.with(|rows| rows.actions.push((email, action)));
    }

    /// Schedules follow-ups, each with its run; those that are scheduled already stay as they are.
    pub fn follow_up(&self, new: &[NewFollowUp]) {
        self.with(|rows| {
            rows.follow_ups.extend_from_slice(new);
            rows.runs.extend(new.iter().map(NewFollowUp::run));
        });
    }

    /// Starts a run that sleeps at first; an unfinished one of the same subject stays as it is.
    pub fn start(&self, run: NewRun) {
        self.with(|rows| rows.runs.push(run));
    }

    /// Writes everything.
    ///
    /// # Errors
    /// The failure of a query.
    pub async fn flush(&self, conn: Conn<'_>, now: DateTime<Utc>) -> Result<()> {
        let rows = self.with(std::mem::take);
        let history = async {
            // The history tells of states and findings that stand.
            emails::record_understood(conn, &rows.understood).await?;
            emails::record_resting(conn, &rows.resting).await?;
            emails::record_actions(conn, &rows.actions, now).await
        };
        let follow_ups = async {
            follow_ups::insert(conn, &rows.follow_ups).await?;
            runs::start_many(conn, &rows.runs).await
        };
        futures::try_join!(history, follow_ups)?;
        Ok(())
    }

    fn with<T>(&self, change: impl FnOnce(&mut Gathered) -> T) -> T {
        change(&mut self.gathered.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
