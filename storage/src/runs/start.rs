//! Starting runs in the transaction that creates their subjects.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use domain::flows::FlowKind;
use domain::ids::{RunId, UserId, WorkspaceId};
use uuid::Uuid;

use super::{RunFacts, Wake};
use crate::columns::columns;
use crate::statement::statement;
use crate::{Conn, Result};

/// A run to be started.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Its id, chosen by the starter.
    pub id: RunId,
    /// Tenant.
    pub workspace: WorkspaceId,
    /// Owner of the subject.
    pub user: UserId,
    /// What it executes.
    pub flow: FlowKind,
    /// What it is about.
    pub subject: Uuid,
    /// First wake-up; at once when `None`.
    pub starts_at: Option<DateTime<Utc>>,
    /// Token of the lease it is born with, so that the starter may execute it without claiming.
    pub lease: Option<Uuid>,
    /// Generations there have been at least, where the runs themselves may be gone.
    pub generations: i32,
    /// When it is started.
    pub created_at: DateTime<Utc>,
}

impl NewRun {
    /// A run that is ready at once.
    #[must_use]
    pub fn new(workspace: WorkspaceId, user: UserId, flow: FlowKind, subject: Uuid, now: DateTime<Utc>) -> Self {
        Self {
            id: RunId::new(),
            workspace,
            user,
            flow,
            subject,
            starts_at: None,
            lease: None,
            generations: 0,
            created_at: now,
        }
    }

    /// Lets it sleep until `at`.
    #[must_use]
    pub fn at(mut self, at: DateTime<Utc>) -> Self {
        self.starts_at = Some(at);
        self
    }

    /// Makes it the second run about its subject at the earliest, whether or not the first one is still kept.
    #[must_use]
    pub fn anew(mut self) -> Self {
        self.generations = 1;
        self
    }

    /// Lets it be born leased.
    #[must_use]
    pub fn leased(mut self, token: Uuid) -> Self {
        self.lease = Some(token);
        self
    }

    /// Its wake-up, unless it sleeps or is born leased.
    #[must_use]
    pub fn wake(&self) -> Option<Wake> {
        (self.starts_at.is_none() && self.lease.is_none()).then_some(Wake {
            run: self.id,
            queue: self.flow.queue,
        })
    }

    /// What the worker that holds the first lease knows of it.
    #[must_use]
    pub fn facts(&self, generation: i32) -> RunFacts {
        RunFacts {
            id: self.id,
            workspace: self.workspace,
            user: self.user,
            flow: self.flow.name.to_owned(),
            version: self.flow.version,
            subject: self.subject,
            generation,
            queue: self.flow.queue,
            created_at: self.created_at,
        }
    }
}

columns! {
    /// A run as it is stored at first.
    pub(crate) struct Started as StartedColumns {
        id: Uuid,
        workspace_id: Uuid,
        user_id: Uuid,
        flow: &'static str,
        version: i16,
        subject: Uuid,
        queue: &'static str,
        starts_at: Option<DateTime<Utc>>,
        lease: Option<Uuid>,
        generations: i32,
        created_at: DateTime<Utc>,
    }
}

statement! {
    /// One statement for any number of runs.
    Insert<'a> { runs: StartedColumns<'a> as rows } -> (SqlUuid, Int4),
    "INSERT INTO runs (id, workspace_id, user_id, flow, version, subject, generation, queue, state, waiting_for,
                       wake_at, lease_token, lease_until, created_at)
     SELECT g.id, g.workspace_id, g.user_id, g.flow, g.version, g.subject,
            1 + greatest((SELECT max(r.generation) FROM runs r WHERE r.flow = g.flow AND r.subject = g.subject),
                         g.generations),
            g.queue,
            CASE WHEN g.lease IS NOT NULL THEN 'running' WHEN g.starts_at IS NOT NULL THEN 'waiting' ELSE 'ready' END,
            CASE WHEN g.lease IS NULL AND g.starts_at IS NOT NULL THEN 'timer' END,
            CASE WHEN g.lease IS NULL THEN coalesce(g.starts_at, g.created_at + interval '10 s') END,
            g.lease,
            CASE WHEN g.lease IS NOT NULL THEN now() + interval '30 s' END,
            g.created_at
     FROM $
     ON CONFLICT DO NOTHING
     RETURNING id, generation"
}

impl From<&NewRun> for Started {
    fn from(run: &NewRun) -> Self {
        Self {
            id: run.id.0,
            workspace_id: run.workspace.0,
            user_id: run.user.0,
            flow: run.flow.name,
            version: run.flow.version,
            subject: run.subject,
            queue: run.flow.queue.as_str(),
            starts_at: run.starts_at,
            lease: run.lease,
            generations: run.generations,
            created_at: run.created_at,
        }
    }
}

/// Starts a run; `None` when an unfinished one of the same flow and subject is there already.
///
/// # Errors
/// The failure of the query.
pub async fn start(conn: Conn<'_>, run: &NewRun) -> Result<Option<RunId>> {
    Ok(start_many(conn, std::slice::from_ref(run))
        .await?
        .into_iter()
        .next()
        .map(|(id, _)| id))
}

/// Starts many runs at once and returns those that are new, with their generation.
///
/// # Errors
/// The failure of the query.
pub async fn start_many(mut conn: Conn<'_>, runs: &[NewRun]) -> Result<Vec<(RunId, i32)>> {
    if runs.is_empty() {
        return Ok(Vec::new());
    }
    let runs: Vec<Started> = runs.iter().map(Started::from).collect();
    let runs = &StartedColumns::of(&runs);
    let started: Vec<(Uuid, i32)> = Insert { runs }.load(&mut conn).await?;
    Ok(started
        .into_iter()
        .map(|(id, generation)| (RunId(id), generation))
        .collect())
}
