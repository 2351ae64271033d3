//! Executes one claim of a run and records how it ended.

use std::sync::Arc;

use serde_json::json;
use storage::journal::{Next, Part};
use storage::runs::{Claimed, LOST_LEASES_ALLOWED, RunState, WaitingFor};

use super::Engine;
use super::flow::{AnyFlow, End, Settling};
use super::record::Settlement;
use super::run::{Run, Stop};

impl Engine {
    /// Executes a claimed run until it ends, waits, loses its lease, or has had its time.
    pub async fn drive(&self, claimed: Claimed) {
        let lease = self.inner.leases.hold(claimed.token);
        let (id, token) = (claimed.facts.id, claimed.token);
        let Some(flow) = self.inner.registry.find(&claimed.facts.flow) else {
            return;
        };
        let is_hopeless = claimed.lost_leases >= LOST_LEASES_ALLOWED;
        let mut run = Run::new(self.clone(), claimed);
        let ended = tokio::select! {
            biased;
            () = lease.lost() => Err(Stop::Abandoned),
            ended = execute(&*flow, &mut run, is_hopeless) => ended,
        };
        if let Err(Stop::Abandoned) = finish(flow, &mut run, ended).await
            && self.inner.interference.is_none()
        {
            // Only what is recorded counts: whoever claims the run next reads it from the journal.
            self.give_back(id, token).await;
        }
        if let Some(ended) = &self.inner.ended {
            // Whoever wanted to know may have gone.
            let _gone = ended.send(run.facts.clone());
        }
    }

    async fn give_back(&self, id: domain::ids::RunId, token: uuid::Uuid) {
        let given_back = async {
            let connection = self.inner.context.database.connection().await?;
            storage::runs::release(&connection, id, token, self.inner.context.clock.now()).await
        };
        if let Err(error) = given_back.await {
            tracing::debug!(run = %id, error = &error as &dyn std::error::Error, "run left to the sweeper");
        }
    }
}

async fn execute(flow: &dyn AnyFlow, run: &mut Run, is_hopeless: bool) -> Result<End, Stop> {
    if is_hopeless {
        let causes = vec![format!("{LOST_LEASES_ALLOWED} workers in a row died in this step")];
        return Err(Stop::Failed {
            step: "lease",
            causes,
            attempts: LOST_LEASES_ALLOWED,
        });
    }
    flow.run(run).await
}

/// Records the end of a claim together with what it means for the subject.
async fn finish(flow: Arc<dyn AnyFlow>, run: &mut Run, ended: Result<End, Stop>) -> Result<(), Stop> {
    let next = match ended {
        Ok(End::Done(outcome)) => Next::Finish {
            state: RunState::Succeeded,
            outcome: Some(outcome),
            error: None,
        },
        Ok(End::Again { at }) => Next::Again {
            at,
            signals_seen: run.signals_seen,
        },
        Err(Stop::Parked) => return Ok(()),
        Err(Stop::Abandoned) => return Err(Stop::Abandoned),
        Err(Stop::Released) => Next::Release,
        Err(Stop::Failed { step, causes, attempts }) => {
            tracing::warn!(run = %run.facts.id, flow = run.facts.flow, step, ?causes, "run failed");
            let error = json!({ "step": step, "causes": causes, "attempts": attempts });
            let next = Next::Finish {
                state: RunState::Failed,
                outcome: None,
                error: Some(error),
            };
            return settle(
                flow,
                run,
                next,
                Settling::Failed {
                    step: step.to_owned(),
                    causes,
                },
            )
            .await;
        }
        Err(Stop::Cancelled { reason }) => {
            let outcome = Some(json!({ "reason": reason }));
            let next = Next::Finish {
                state: RunState::Cancelled,
                outcome,
                error: None,
            };
            return settle(flow, run, next, Settling::Cancelled { reason }).await;
        }
        Err(Stop::NeedsPerson { reason }) => {
            let next = Next::Wait {
                waiting_for: WaitingFor::Person,
                until: None,
                signals_seen: run.signals_seen,
                attempts: 0,
                error: Some(json!({ "reason": reason })),
            };
            return settle(flow, run, next, Settling::NeedsPerson { reason }).await;
        }
    };
    run.commit(Part::default(), next).await.map(|_| ())
}

/// Commits an end without success and what it means for the subject in one transaction.
async fn settle(flow: Arc<dyn AnyFlow>, run: &mut Run, next: Next, settling: Settling) -> Result<(), Stop> {
    let settlement = Arc::new(Settlement {
        flow,
        facts: run.facts.clone(),
        settling,
    });
    let part = Part {
        step: None,
        domain: Some(settlement),
    };
    run.commit(part, next).await.map(|_| ())
}
