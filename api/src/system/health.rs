//! Liveness and readiness.

use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
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

/// A part that must work.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Part {
    /// `database`, `migrations`, `queue`.
    name: &'static str,
    works: bool,
    /// What does not work.
    detail: Option<String>,
}

impl Part {
    fn of(name: &'static str, outcome: Result<(), String>) -> Self {
        Self {
            name,
            works: outcome.is_ok(),
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
#[utoipa::path(get, path = "/api/health/ready", tag = "system", security(()),
    responses((status = 200, description = "Everything needed works", body = Ready),
              (status = 503, description = "Something does not", body = Ready)))]
pub(crate) async fn ready(State(state): State<ApiState>) -> (StatusCode, Json<Ready>) {
    let mut parts = vec![
        Part::of("database", database(&state).await),
        Part::of("migrations", migrations(&state).await),
    ];
    for part in &state.readiness {
        parts.push(Part::of(part.name(), part.check().await));
    }
    let is_ready = parts.iter().all(|part| part.works);
    let status = if is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(Ready { is_ready, parts }))
}

async fn database(state: &ApiState) -> Result<(), String> {
    state.database.ping().await.map_err(|error| error.to_string())
}

async fn migrations(state: &ApiState) -> Result<(), String> {
    match state.database.pending_migrations().await {
        Ok(pending) if pending.is_empty() => Ok(()),
        Ok(pending) => Err(format!("not applied yet: {}", pending.join(", "))),
        Err(error) => Err(error.to_string()),
    }
}
