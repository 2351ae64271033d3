//! Commits a group, in stages:
//!
//! 1. **fence**: each run moves to its new state, if its lease is current; the records of the others are left out.
//! 2. **count**: the counters that records named are read.
//! 3. **decide**: the records run at the same time, leave rows and ask; what they ask is put in rounds (`together.rs`).
//! 4. **write**: the rows they left, a statement a table.
//! 5. **journal**, and last the counters, because others wait for them until the commit.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use domain::ids::RunId;
use futures::future::join_all;
use serde_json::Value;
use uuid::Uuid;

use super::fence::{ClearJournal, Fence, FenceAndJournal, FenceRow, Given, GivenColumns, Journal, Step, StepColumns};
use super::{Committed, Counters, Entry, Next, Recorded, Recording, Rows, Work};
use crate::runs::{self, NewRun, Wake};
use crate::{Conn, Error, Result};

/// How often a group that gave way to another transaction is tried again at once.
const GIVE_WAY: u32 = 5;

/// What became of one piece of work.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A record is kept.
    Recorded(Committed),
    /// A run is started; `None` when an unfinished one was there already, else its generation.
    Started(Option<i32>),
}

/// Commits all the work in as few transactions as possible and answers each piece. A record that fails is answered
/// with its error and the rest is tried again together; a lost connection is everybody's error.
pub async fn commit(conn: Conn<'_>, work: &[Work], now: DateTime<Utc>) -> Vec<Result<Answer>> {
    let mut answers: Vec<Option<Result<Answer>>> = work.iter().map(|_| None).collect();
    let mut gave_way = 0;
    let mut at_once = work.len();
    loop {
        let open: Vec<usize> = (0..work.len())
            .filter(|&at| answers.get(at).is_some_and(Option::is_none))
            .take(at_once)
            .collect();
        if open.is_empty() {
            break;
        }
        let group = Group::of(work, &open);
        match group.attempt(conn, now).await {
            Ok(done) => {
                for (at, answer) in done {
                    put(&mut answers, at, answer);
                }
            }
            Err(failure) => {
                // Where the server is gone the rollback fails too, and needs no answer.
                let _gone = (&mut { conn }).batch_execute("ROLLBACK").await;
                match &failure {
                    Failure::Group(error) if gave_way < GIVE_WAY && error.is_contention() => gave_way += 1,
                    // Somebody's row is refused in what all wrote together: alone it shows whose.
                    Failure::Group(error) if open.len() > 1 && !error.is_transient() => at_once = 1,
                    _ => fail(&mut answers, &open, failure),
                }
            }
        }
    }
    answers
        .into_iter()
        .map(|answer| answer.unwrap_or(Err(Error::LostLease)))
        .collect()
}

fn put(answers: &mut [Option<Result<Answer>>], at: usize, answer: Result<Answer>) {
    if let Some(place) = answers.get_mut(at) {
        *place = Some(answer);
    }
}

fn fail(answers: &mut [Option<Result<Answer>>], open: &[usize], failure: Failure) {
    match failure {
        Failure::Member(at, error) => put(answers, at, Err(error)),
        Failure::Group(error) if open.len() == 1 => put(answers, open.first().copied().unwrap_or_default(), Err(error)),
        Failure::Group(error) => {
            for &at in open {
                let theirs = if error.is_contention() {
                    Error::Raced("records of a group")
                } else {
                    Error::Unreachable(error.to_string().into())
                };
                put(answers, at, Err(theirs));
            }
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                members = open.len(),
                "a group was not committed"
            );
        }
    }
}

enum Failure {
    Member(usize, Error),
    Group(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Group(error)
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(error: diesel::result::Error) -> Self {
        Self::Group(error.into())
    }
}

#[derive(Default)]
struct Group<'w> {
    records: Vec<(usize, &'w Entry)>,
    starts: Vec<(usize, &'w NewRun)>,
}

impl<'w> Group<'w> {
    fn of(work: &'w [Work], open: &[usize]) -> Self {
        let mut group = Self::default();
        for &at in open {
            match work.get(at) {
                Some(Work::Record(entry)) => group.records.push((at, entry)),
                Some(Work::Start(run)) => group.starts.push((at, run)),
                None => {}
            }
        }
        group
    }

    async fn attempt(&self, conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<(usize, Result<Answer>)>, Failure> {
        let is_plain = self
            .records
            .iter()
            .all(|(_, entry)| entry.domains().next().is_none() && !matches!(entry.next, Next::Again { .. }));
        match (self.records.is_empty(), self.starts.is_empty()) {
            (true, _) => self.start(conn).await,
            (false, true) if is_plain => self.record_plain(conn, now).await,
            _ => {
                let mut begin_conn = conn;
                let (begun, started) = futures::join!(begin_conn.batch_execute("BEGIN"), self.start(conn));
                begun?;
                let mut answers = started?;
                let recorded = if is_plain {
                    self.record_plain(conn, now).await
                } else {
                    self.record(conn, now).await
                };
                answers.extend(recorded?);
                (&mut { conn }).batch_execute("COMMIT").await?;
                Ok(answers)
            }
        }
    }

    async fn start(&self, conn: Conn<'_>) -> Result<Vec<(usize, Result<Answer>)>, Failure> {
        if self.starts.is_empty() {
            return Ok(Vec::new());
        }
        let new: Vec<NewRun> = self.starts.iter().map(|(_, run)| (*run).clone()).collect();
        let started: HashMap<RunId, i32> = runs::start_many(conn, &new).await?.into_iter().collect();
        let answer = |(at, run): &(usize, &NewRun)| (*at, Ok(Answer::Started(started.get(&run.id).copied())));
        Ok(self.starts.iter().map(answer).collect())
    }

    fn given(&self, now: DateTime<Utc>) -> Vec<Given<'_>> {
        self.records.iter().map(|(_, entry)| Given::of(entry, now)).collect()
    }

    /// Records without domain rows: fence and journal in one statement.
    async fn record_plain(
        &self,
        mut conn: Conn<'_>,
        now: DateTime<Utc>,
    ) -> Result<Vec<(usize, Result<Answer>)>, Failure> {
        let given = self.given(now);
        let steps = self.records.iter().flat_map(|(_, entry)| {
            let steps = entry.parts.iter().filter_map(|part| part.step.as_ref());
            steps.map(|step| Step::of(entry.run, step, step.output.clone().unwrap_or_default()))
        });
        let steps: Vec<Step> = steps.collect();
        let given = GivenColumns::of(&given);
        let record = FenceAndJournal {
            now: &now,
            given: &given,
            only: &given.run,
            steps: &StepColumns::of(&steps),
        };
        let fenced: Vec<FenceRow> = record.load(&mut conn).await?;
        let mut answers = Answers::of(fenced);
        Ok(self
            .records
            .iter()
            .map(|(at, entry)| (*at, answers.take(entry, Vec::new())))
            .collect())
    }

    async fn record(&self, mut conn: Conn<'_>, now: DateTime<Utc>) -> Result<Vec<(usize, Result<Answer>)>, Failure> {
        let given = self.given(now);
        let given = GivenColumns::of(&given);
        let fence = Fence {
            now: &now,
            given: &given,
            only: &given.run,
        };
        let fenced: Vec<FenceRow> = fence.load(&mut conn).await?;
        let mut answers = Answers::of(fenced);
        let ours: Vec<&(usize, &Entry)> = self
            .records
            .iter()
            .filter(|(_, entry)| answers.fenced.contains_key(&entry.run.0))
            .collect();

        let keys = ours
            .iter()
            .flat_map(|(_, entry)| entry.domains())
            .flat_map(|domain| domain.counters());
        let counters = Counters::read(conn, keys.collect()).await?;
        let rows = Rows::default();
        let recording = Recording {
            conn,
            counters: &counters,
            rows: &rows,
            now,
        };
        let mut written = decide(recording, &ours).await?;
        rows.flush(conn, now).await?;

        let mut steps = Vec::new();
        for (at, entry) in &ours {
            let recorded = written.get(at).map(Vec::as_slice).unwrap_or_default();
            for (part, recorded) in entry.parts.iter().zip(recorded) {
                if let Some(step) = &part.step {
                    let output = step.output.as_ref().unwrap_or(&recorded.output);
                    steps.push(Step::of(entry.run, step, output.clone()));
                }
            }
        }
        if !steps.is_empty() {
            let steps = &StepColumns::of(&steps);
            Journal { steps }.execute(&mut conn).await?;
        }
        let over: Vec<Uuid> = ours
            .iter()
            .filter(|(_, entry)| matches!(entry.next, Next::Again { .. }))
            .map(|(_, entry)| entry.run.0)
            .collect();
        if !over.is_empty() {
            ClearJournal { runs: &over }.execute(&mut conn).await?;
        }
        counters.flush(conn).await?;
        Ok(self
            .records
            .iter()
            .map(|(at, entry)| (*at, answers.take(entry, written.remove(at).unwrap_or_default())))
            .collect())
    }
}

/// Runs the records of the group at the same time; the parts of one record follow each other. Returns what each part led
/// to.
async fn decide(recording: Recording<'_>, ours: &[&(usize, &Entry)]) -> Result<HashMap<usize, Vec<Recorded>>, Failure> {
    recording.rows.begin(ours.len());
    let writes = ours.iter().map(|(at, entry)| async move {
        let recorded = decide_one(recording, entry).await;
        recording.rows.done();
        (*at, recorded)
    });
    let mut written = HashMap::new();
    let mut failed: Option<(usize, Error)> = None;
    for (at, result) in join_all(writes).await {
        match result {
            Ok(recorded) => {
                written.insert(at, recorded);
            }
            // One failing statement makes the rest of the transaction fail: only the first cause counts.
            Err(error) => {
                if failed.as_ref().is_none_or(|(_, first)| first.is_aborted_transaction()) {
                    failed = Some((at, error));
                }
            }
        }
    }
    match failed {
        None => Ok(written),
        Some((_, Error::Shared(error))) => Err(Failure::Group(*error)),
        Some((_, error)) if error.is_transient() || error.is_aborted_transaction() => Err(Failure::Group(error)),
        Some((at, error)) => Err(Failure::Member(at, error)),
    }
}

async fn decide_one(recording: Recording<'_>, entry: &Entry) -> Result<Vec<Recorded>> {
    let mut recorded = Vec::with_capacity(entry.parts.len());
    for part in &entry.parts {
        recorded.push(match &part.domain {
            Some(domain) => domain.record(recording).await?,
            None => Recorded::default(),
        });
    }
    Ok(recorded)
}

/// What the fence said, by run.
struct Answers {
    fenced: HashMap<Uuid, FenceRow>,
}

impl Answers {
    fn of(rows: Vec<FenceRow>) -> Self {
        Self {
            fenced: rows.into_iter().map(|row| (row.0, row)).collect(),
        }
    }

    fn take(&mut self, entry: &Entry, recorded: Vec<Recorded>) -> Result<Answer> {
        let Some((id, state, signals_sent, cancel_reason, queue)) = self.fenced.remove(&entry.run.0) else {
            return Err(Error::LostLease);
        };
        let step = entry.parts.last().and_then(|part| part.step.as_ref());
        let journaled: Option<Value> = step.and_then(|step| step.output.clone());
        let mut wakes = Vec::new();
        let mut output = Value::Null;
        for recorded in recorded {
            wakes.extend(recorded.wakes);
            output = recorded.output;
        }
        if state == "ready" {
            let queue = queue.parse().map_err(|source| Error::Unreadable {
                what: "queue",
                source: Box::new(source),
            })?;
            wakes.push(Wake { run: RunId(id), queue });
        }
        let output = journaled.unwrap_or(output);
        Ok(Answer::Recorded(Committed {
            output,
            wakes,
            signals_sent,
            cancel_reason,
        }))
    }
}
