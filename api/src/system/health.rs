//! Liveness and readiness.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use storage::{Pooled, pending_migrations, ping, workers};
use utoipa::ToSchema;

use crate::ApiState;
use crate::extract::Json;

/// Whether the process lives.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    status: &'static str,
    /// Version of Mailroom.
    version: &'static str,
}

/// Whether requests should come here.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Ready {
    is_ready: bool,
    parts: Vec<Part>,
}

/// A part of the installation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Part {
    /// `database`, `migrations`, `workers`, `queue`.
    name: &'static str,
    works: bool,
    /// Whether requests cannot be answered without it; otherwise it is a warning that it does not work.
    is_needed: bool,
    /// What does not work.
    detail: Option<String>,
}

impl Part {
    fn needed(name: &'static str, outcome: Result<(), String>) -> Self {
        Self {
            is_needed: true,
            ..Self::wanted(name, outcome)
        }
    }

    fn wanted(name: &'static str, outcome: Result<(), String>) -> Self {
        Self {
            name,
            works: outcome.is_ok(),
            is_needed: false,
            detail: outcome.err(),
        }
    }
}

/// Liveness
#[utoipa::path(get, path = "/api/health", tag = "system", security(()),
    responses((status = 200, description = "The process lives", body = Health)))]
pub(crate) async fn health() -> Json<Health> {
    Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    })
}

/// Readiness
///
/// Without workers, or without Redis, requests are still answered and nothing is lost: that is told as a warning.
#[utoipa::path(get, path = "/api/health/ready", tag = "system", security(()),
    responses((status = 200, description = "Everything needed works", body = Ready),
              (status = 503, description = "Something does not", body = Ready)))]
pub(crate) async fn ready(State(state): State<ApiState>) -> (StatusCode, Json<Ready>) {
    let mut parts = match state.database.probe().await {
        Ok(connection) => asked(&state, &connection).await,
        Err(error) => unanswered(&error.to_string()),
    };
    for part in &state.readiness {
        parts.push(Part::wanted(part.name(), part.check().await));
    }
    let is_ready = parts.iter().all(|part| part.works || !part.is_needed);
    let status = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(Ready { is_ready, parts }))
}

/// What the database says, on one connection.
async fn asked(state: &ApiState, connection: &Pooled) -> Vec<Part> {
    vec![
        Part::needed("database", ping(connection).await.map_err(|error| error.to_string())),
        Part::needed("migrations", migrations(state, connection).await),
        Part::wanted("workers", workers(connection).await),
    ]
}

/// Nothing of it is known without a connection.
fn unanswered(why: &str) -> Vec<Part> {
    let failed = || Err(why.to_owned());
    vec![
        Part::needed("database", failed()),
        Part::needed("migrations", failed()),
        Part::wanted("workers", failed()),
    ]
}

/// Asked until they are all there: no process takes one back.
async fn migrations(state: &ApiState, connection: &Pooled) -> Result<(), String> {
    if state.is_migrated.get().is_some() {
        return Ok(());
    }
    match pending_migrations(connection).await {
        Ok(pending) if pending.is_empty() => {
            let _known = state.is_migrated.set(());
            Ok(())
        }
        Ok(pending) => Err(format!("not applied yet: {}", pending.join(", "))),
        Err(error) => Err(error.to_string()),
    }
}

async fn workers(connection: &Pooled) -> Result<(), String> {
    let alive = workers::count_alive(connection).await;
    let alive = alive.map_err(|error| error.to_string())?;
    let unattended: Vec<&str> = alive
        .iter()
        .filter(|(_, count)| *count == 0)
        .map(|(queue, _)| queue.as_str())
        .collect();
    match unattended.as_slice() {
        [] => Ok(()),
        queues if queues.len() == alive.len() => Err("no worker is alive; start one with `mailroom work`".to_owned()),
        queues => Err(format!("no living worker takes {}", queues.join(", "))),
    }
}
