//! The task that commits records of different runs together: it takes what is ready and never waits for company.

use std::sync::Arc;
use std::time::Duration;

use connectors::clock::Clock;
use domain::backoff::Backoff;
use storage::journal::{Answer, Committed, Entry, LARGE_RECORD_BYTES, Work, commit, find_kept};
use storage::runs::{LEASE_SECONDS, NewRun};
use storage::{Database, Error, Result};
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// Most members of a group.
const GROUP_LIMIT: usize = 192;
/// How long a group is tried again: as long as the leases of its members last unextended.
const LEASE: Duration = Duration::from_secs(LEASE_SECONDS);
const PAUSES: Backoff = Backoff::new(Duration::from_millis(20), Duration::from_secs(1));

type Reply = oneshot::Sender<Result<Answer>>;

/// Hands records to a recorder task and waits for the commit.
pub(super) struct Recorder {
    queue: mpsc::UnboundedSender<(Work, Reply)>,
}

impl Recorder {
    /// Starts the task; it ends when the last handle is dropped.
    pub(super) fn spawn(database: Database, clock: Arc<dyn Clock>) -> Self {
        let (queue, waiting) = mpsc::unbounded_channel();
        tokio::spawn(record_groups(database, clock, waiting));
        Self { queue }
    }

    /// Commits a record of a leased run.
    pub(super) async fn record(&self, entry: Entry) -> Result<Committed> {
        match self.answer(Work::Record(entry)).await? {
            Answer::Recorded(committed) => Ok(committed),
            Answer::Started(_) => Err(Error::LostLease),
        }
    }

    /// Starts a run; the answer is its generation, or `None` where an unfinished one is there.
    pub(super) async fn start(&self, run: NewRun) -> Result<Option<i32>> {
        match self.answer(Work::Start(run)).await? {
            Answer::Started(generation) => Ok(generation),
            Answer::Recorded(_) => Ok(None),
        }
    }

    async fn answer(&self, work: Work) -> Result<Answer> {
        let gone = || Error::Unreachable("the recorder has stopped".into());
        let (reply, answer) = oneshot::channel();
        self.queue.send((work, reply)).map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn record_groups(database: Database, clock: Arc<dyn Clock>, mut waiting: mpsc::UnboundedReceiver<(Work, Reply)>) {
    let mut connection = None;
    let mut group = Vec::with_capacity(GROUP_LIMIT);
    while waiting.recv_many(&mut group, GROUP_LIMIT).await > 0 {
        let (works, replies): (Vec<Work>, Vec<Reply>) = group.drain(..).unzip();
        let mut replies = replies.into_iter();
        for members in split(works) {
            let answers = commit_persistently(&database, &mut connection, &members, &*clock).await;
            for (reply, answer) in replies.by_ref().take(members.len()).zip(answers) {
                // The run may have been given up meanwhile; its record stands.
                let _given_up = reply.send(answer);
            }
        }
    }
}

/// Large records commit alone, the others in their order between them.
fn split(works: Vec<Work>) -> Vec<Vec<Work>> {
    let mut groups: Vec<Vec<Work>> = vec![Vec::new()];
    for work in works {
        let is_large = matches!(&work, Work::Record(entry) if entry.size_bytes() > LARGE_RECORD_BYTES);
        match groups.last_mut() {
            Some(group) if !is_large => group.push(work),
            _ => groups.extend([vec![work], Vec::new()]),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Commits a group, again and again while the database is out of reach or others are faster, until the leases of its
/// members have run out: what an effect found out is known only here. The fence keeps what must not be written any more
/// from being written, and an entry that was kept although its commit was not answered is found and not written again.
async fn commit_persistently(
    database: &Database,
    connection: &mut Option<storage::Connection>,
    members: &[Work],
    clock: &dyn Clock,
) -> Vec<Result<Answer>> {
    let mut answers: Vec<Result<Answer>> = Vec::with_capacity(members.len());
    let mut open: Vec<(usize, Work)> = Vec::new();
    match attempt(database, connection, members, clock).await {
        Ok(committed) => answers.extend(committed),
        Err(error) => answers.extend(members.iter().map(|_| Err(unreachable(&error)))),
    }
    let deadline = Instant::now() + LEASE;
    let mut failures = 0_u32;
    loop {
        open.clear();
        for (at, (answer, work)) in answers.iter().zip(members).enumerate() {
            if matches!(answer, Err(error) if error.is_transient()) {
                open.push((at, work.clone()));
            }
        }
        if open.is_empty() || Instant::now() > deadline {
            return answers;
        }
        tracing::warn!(members = open.len(), "records not committed, tried again");
        failures = failures.saturating_add(1);
        tokio::time::sleep(PAUSES.after(failures)).await;
        let (places, works): (Vec<usize>, Vec<Work>) = open.drain(..).unzip();
        // Without an answer the ones before stand.
        let Ok(again) = attempt_again(database, connection, works, clock).await else {
            continue;
        };
        for (at, answer) in places.into_iter().zip(again) {
            if let Some(place) = answers.get_mut(at) {
                *place = answer;
            }
        }
    }
}

async fn attempt(
    database: &Database,
    connection: &mut Option<storage::Connection>,
    works: &[Work],
    clock: &dyn Clock,
) -> Result<Vec<Result<Answer>>> {
    let open = match connection {
        Some(open) => open,
        None => connection.insert(database.dedicated().await?),
    };
    let answers = commit(open, works, clock.now()).await;
    let is_lost = answers
        .iter()
        .any(|answer| matches!(answer, Err(Error::Unreachable(_))));
    if is_lost || open.is_swollen() {
        *connection = None;
    }
    Ok(answers)
}

/// Finds what the attempt before has kept, and commits the rest.
async fn attempt_again(
    database: &Database,
    connection: &mut Option<storage::Connection>,
    mut works: Vec<Work>,
    clock: &dyn Clock,
) -> Result<Vec<Result<Answer>>> {
    let open = match connection {
        Some(open) => open,
        None => connection.insert(database.dedicated().await?),
    };
    let kept = match find_kept(open, &mut works).await {
        Ok(kept) => kept,
        Err(error) => {
            *connection = None;
            return Err(error);
        }
    };
    let missing: Vec<Work> = works
        .into_iter()
        .zip(&kept)
        .filter(|(_, kept)| kept.is_none())
        .map(|(work, _)| work)
        .collect();
    let mut committed = attempt(database, connection, &missing, clock).await?.into_iter();
    let lost = || Err(Error::LostLease);
    Ok(kept
        .into_iter()
        .map(|kept| kept.map_or_else(|| committed.next().unwrap_or_else(lost), Ok))
        .collect())
}

fn unreachable(error: &Error) -> Error {
    Error::Unreachable(error.to_string().into())
}
