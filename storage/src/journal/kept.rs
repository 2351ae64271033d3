//! What of a group is kept although nobody heard that its commit succeeded: the connection broke before the answer.

use std::collections::HashMap;

use diesel::sql_types::{Array, Int4, Jsonb, Nullable, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::ids::RunId;
use serde_json::Value;
use uuid::Uuid;

use super::commit::Answer;
use super::{Committed, Work};
use crate::runs::NewRun;
use crate::statement::statement;
use crate::{Conn, Result};

statement! {
    /// Steps that are in the journal of runs whose lease is still the one they were recorded under.
    KeptSteps<'a> {
        runs: Vec<Uuid> => Array<SqlUuid>,
        tokens: Vec<Uuid> => Array<SqlUuid>,
        names: Vec<&'static str> => Array<Text>,
        ns: Vec<i32> => Array<Int4>,
    } -> (SqlUuid, Int4, Nullable<Text>, Jsonb),
    "SELECT r.id, r.signals_sent, r.cancel_reason, s.output
     FROM unnest($, $, $, $) AS g(run, token, name, n)
     JOIN runs r ON r.id = g.run AND r.lease_token = g.token
     JOIN run_steps s ON s.run_id = g.run AND s.name = g.name AND s.n = g.n"
}

statement! {
    /// Runs that were started.
    KeptRuns<'a> { runs: Vec<Uuid> => Array<SqlUuid> } -> (SqlUuid, Int4),
    "SELECT id, generation FROM runs WHERE id = ANY ($)"
}

type KeptStep = (Uuid, i32, Option<String>, Value);

/// Answers what the database has kept of works whose commit was not answered, in their order; `None` for what is to be
/// committed. Runs that moved on with their record are no longer leased: committing again answers `LostLease`, and
/// nothing is left to do. Where the answer came from domain rows without a step, these alone are left to be written again.
///
/// # Errors
/// The failure of a query.
pub async fn find_kept(conn: Conn<'_>, works: &mut [Work]) -> Result<Vec<Option<Answer>>> {
    let mut steps = find_steps(conn, works).await?;
    let started = find_runs(conn, works).await?;
    let answers = works.iter_mut().map(|work| match work {
        Work::Start(NewRun { id, .. }) => started.get(&id.0).map(|&generation| Answer::Started(Some(generation))),
        Work::Record(entry) => {
            let (_, signals_sent, cancel_reason, output) = steps.remove(&entry.run.0)?;
            let last = entry.parts.pop()?;
            if last.step.is_none() && last.domain.is_some() {
                entry.parts = vec![last];
                return None;
            }
            Some(Answer::Recorded(Committed {
                output: if last.step.is_some() { output } else { Value::Null },
                // Losing them loses nothing: the sweeper sends others.
                wakes: Vec::new(),
                signals_sent,
                cancel_reason,
            }))
        }
    });
    Ok(answers.collect())
}

async fn find_steps(mut conn: Conn<'_>, works: &[Work]) -> Result<HashMap<Uuid, KeptStep>> {
    let (mut runs, mut tokens, mut names, mut ns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for work in works {
        if let Work::Record(entry) = work
            && let Some(step) = entry.last_step()
        {
            runs.push(entry.run.0);
            tokens.push(entry.token);
            names.push(step.name);
            ns.push(step.n);
        }
    }
    let kept = KeptSteps {
        runs: &runs,
        tokens: &tokens,
        names: &names,
        ns: &ns,
    };
    let kept: Vec<KeptStep> = kept.load(&mut conn).await?;
    Ok(kept.into_iter().map(|step| (step.0, step)).collect())
}

async fn find_runs(mut conn: Conn<'_>, works: &[Work]) -> Result<HashMap<Uuid, i32>> {
    let started = works.iter().filter_map(|work| match work {
        Work::Start(run) => Some(run.id),
        Work::Record(_) => None,
    });
    let runs: Vec<Uuid> = started.map(|RunId(id)| id).collect();
    let kept: Vec<(Uuid, i32)> = KeptRuns { runs: &runs }.load(&mut conn).await?;
    Ok(kept.into_iter().collect())
}
