//! A closed loop: so many runs in flight, the next started when one ends.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, bail};
use storage::Database;
use storage::runs::{NewRun, RunFacts};
use tokio::sync::mpsc::UnboundedReceiver;
use workflows::engine::Engine;

use super::ground::Ground;
use super::meter::{Meter, Used};

/// What a load cost and how long its runs took.
#[derive(Clone, Debug)]
pub(super) struct Measured {
    pub(super) runs: f64,
    pub(super) seconds: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) used: Used,
}

/// Drives runs through the workers of this process.
pub(super) struct Load<'a> {
    pub(super) ground: &'a Ground,
    pub(super) database: &'a Database,
    pub(super) engine: &'a Engine,
    /// Told by the engine of each claim that ended.
    pub(super) ended: UnboundedReceiver<Arc<RunFacts>>,
}

impl Load<'_> {
    /// Executes the runs, `in_flight` at a time, from start to finished.
    pub(super) async fn drive(&mut self, runs: Vec<NewRun>, in_flight: usize) -> anyhow::Result<Measured> {
        let count = runs.len();
        let before = Meter::read(self.ground, self.database).await?;
        let begun = Instant::now();
        let mut latencies = self.execute(runs, in_flight).await?;
        let seconds = begun.elapsed().as_secs_f64();
        let used = before.until(Meter::read(self.ground, self.database).await?);
        Ok(Measured {
            runs: f64::from(u32::try_from(count)?),
            seconds,
            p50_ms: percentile(&mut latencies, 0.5),
            p99_ms: percentile(&mut latencies, 0.99),
            used,
        })
    }

    async fn execute(&mut self, runs: Vec<NewRun>, in_flight: usize) -> anyhow::Result<Vec<f64>> {
        let (count, mut waiting) = (runs.len(), runs.into_iter());
        let mut started = HashMap::with_capacity(in_flight);
        let mut latencies = Vec::with_capacity(count);
        while latencies.len() < count {
            for run in waiting.by_ref().take(in_flight - started.len()) {
                started.insert(run.id, Instant::now());
                tokio::spawn(start(self.engine.clone(), run));
            }
            let ended = self.ended.recv().await.context("the engine has stopped")?;
            if let Some(begun) = started.remove(&ended.id) {
                latencies.push(begun.elapsed().as_secs_f64() * 1_000.0);
            }
        }
        Ok(latencies)
    }
}

async fn start(engine: Engine, run: NewRun) -> anyhow::Result<()> {
    match engine.start(run).await {
        Ok(true) => Ok(()),
        Ok(false) => bail!("the run is there already"),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a run could not be started");
            Err(error.into())
        }
    }
}

/// The value that a share of all values stay below; zero where there are none.
pub(super) fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index into a list that fits into memory"
    )]
    let at = (values.len() as f64 * share) as usize;
    values
        .get(at.min(values.len().saturating_sub(1)))
        .copied()
        .unwrap_or(0.0)
}

/// The middle value.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    percentile(&mut values.collect::<Vec<_>>(), 0.5)
}
