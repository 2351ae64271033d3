//! Traces of what this process has brought to its end, read from the journal: one trace an email, whichever processes
//! worked on it and however often they crashed, with the run as its root and a span for each step.

use std::collections::HashSet;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use connectors::clock::Clock;
use connectors::traces::{Collector, Span};
use storage::Database;
use storage::runs::RunState;
use storage::runs::view::{self, RunView, StepView};
use tokio::task::JoinHandle;
use uuid::Uuid;

const EVERY: Duration = Duration::from_secs(2);
const AT_ONCE: i64 = 100;
/// A commit may be seen this much later than the time that is written in it.
const COMMITS_WITHIN: TimeDelta = TimeDelta::seconds(30);
/// What a collector has missed for longer it never gets: traces are for looking, and not the truth.
const KEPT_FOR: TimeDelta = TimeDelta::minutes(10);

/// Tells a collector of runs that have ended.
pub(crate) struct Traces {
    pub(crate) database: Database,
    pub(crate) collector: Collector,
    /// The name under which this process holds runs.
    pub(crate) worker: String,
}

impl std::fmt::Debug for Traces {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Traces")
    }
}

impl Traces {
    /// Tells until the task is aborted.
    pub(crate) fn keep_telling(self, clock: std::sync::Arc<dyn Clock>) -> JoinHandle<()> {
        tokio::spawn(async move {
            let mut told = Told::new(clock.now());
            let mut ticks = tokio::time::interval(EVERY);
            ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                ticks.tick().await;
                while self.tell(&mut told, clock.now()).await {}
            }
        })
    }

    /// Tells of some runs; whether there may be more right now.
    async fn tell(&self, told: &mut Told, now: DateTime<Utc>) -> bool {
        let runs = match self.ended(told.looks_from(now)).await {
            Ok(runs) => runs,
            Err(error) => {
                tracing::debug!(error = &error as &dyn std::error::Error, "no traces read");
                return false;
            }
        };
        let is_full = i64::try_from(runs.len()).is_ok_and(|count| count == AT_ONCE);
        let last = runs.last().and_then(|(run, _)| run.finished_at);
        let fresh: Vec<_> = runs
            .into_iter()
            .filter(|(run, _)| !told.runs.contains(&run.id))
            .collect();
        let spans: Vec<Span> = fresh.iter().flat_map(|(run, steps)| spans(run, steps)).collect();
        if !spans.is_empty()
            && let Err(error) = self.collector.take(&spans).await
        {
            tracing::warn!(error = &error as &dyn std::error::Error, "traces not taken, told again");
            return false;
        }
        told.add(fresh.iter().map(|(run, _)| run.id), last);
        is_full && !fresh.is_empty()
    }

    async fn ended(&self, after: DateTime<Utc>) -> storage::Result<Vec<(RunView, Vec<StepView>)>> {
        let connection = self.database.connection().await?;
        let mut ended = Vec::new();
        for run in view::list_ended_by(&connection, &self.worker, after, AT_ONCE).await? {
            let steps = view::list_steps(&connection, run.id.into()).await?;
            ended.push((run, steps));
        }
        Ok(ended)
    }
}

/// What was told already.
struct Told {
    until: DateTime<Utc>,
    runs: HashSet<Uuid>,
}

impl Told {
    fn new(now: DateTime<Utc>) -> Self {
        Self {
            until: now,
            runs: HashSet::new(),
        }
    }

    fn looks_from(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        self.until.max(now - KEPT_FOR)
    }

    /// The window moves on once nothing can be committed into it any more.
    fn add(&mut self, runs: impl Iterator<Item = Uuid>, last: Option<DateTime<Utc>>) {
        self.runs.extend(runs);
        let Some(until) = last
            .map(|last| last - COMMITS_WITHIN)
            .filter(|until| *until > self.until)
        else {
            return;
        };
        self.until = until;
    }
}

fn spans(run: &RunView, steps: &[StepView]) -> Vec<Span> {
    let state = run.state.0;
    let ended_at = run.finished_at.unwrap_or(run.created_at);
    let root = Span {
        trace: run.subject,
        id: run.id,
        parent: None,
        name: run.flow.clone(),
        started_at: run.created_at,
        ended_at,
        attributes: vec![
            ("mailroom.run", run.id.to_string()),
            ("mailroom.queue", run.queue.clone()),
            ("mailroom.generation", run.generation.to_string()),
            ("mailroom.state", state.to_string()),
        ],
        failure: (state == RunState::Failed).then(|| run.step.clone().unwrap_or_default()),
    };
    let step = |step: &StepView| Span {
        trace: run.subject,
        id: Uuid::new_v5(&run.id, format!("{}/{}", step.name, step.n).as_bytes()),
        parent: Some(run.id),
        name: step.name.clone(),
        started_at: step.started_at,
        ended_at: step.finished_at,
        attributes: vec![
            ("mailroom.call", step.n.to_string()),
            ("mailroom.attempts", step.attempts.to_string()),
        ],
        failure: None,
    };
    std::iter::once(root).chain(steps.iter().map(step)).collect()
}
