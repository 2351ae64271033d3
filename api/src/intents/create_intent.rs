//! Adding an intent.

use axum::extract::State;
use axum::http::StatusCode;
use domain::intents::IntentInput;
use serde::Deserialize;
use serde_json::json;
use storage::intents;
use storage::people::{audit, workspaces};
use utoipa::ToSchema;

use super::views::IntentView;
use crate::extract::{Json, words};
use crate::session::Session;
use crate::{ApiState, Problem};

/// An intent to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateIntent {
    name: String,
    #[serde(default)]
    description: String,
    /// Whole words or phrases, in a list or with commas between them; only the default intent does without.
    #[serde(default, deserialize_with = "words")]
    keywords: Vec<String>,
    /// From 1 to 100; higher is matched first.
    #[serde(default = "default_priority")]
    #[schema(minimum = 1, maximum = 100, default = 5)]
    priority: i32,
    #[serde(default)]
    auto_send: bool,
    /// Whether a short acknowledgement may leave where the reply waits for a person.
    #[serde(default)]
    acknowledge: bool,
    /// From 0 to 1.
    #[serde(default = "default_threshold")]
    #[schema(minimum = 0, maximum = 1, default = 0.6)]
    confidence_threshold: f64,
    #[serde(default)]
    ai_prompt: String,
    #[serde(default)]
    is_lead: bool,
    /// Takes the place of the present default.
    #[serde(default)]
    is_default: bool,
    #[serde(default = "yes")]
    #[schema(default = true)]
    is_active: bool,
}

fn default_priority() -> i32 {
    5
}

fn default_threshold() -> f64 {
    0.6
}

fn yes() -> bool {
    true
}

impl From<CreateIntent> for IntentInput {
    fn from(request: CreateIntent) -> Self {
        Self {
            name: request.name,
            description: request.description,
            keywords: request.keywords,
            priority: request.priority,
            auto_send: request.auto_send,
            acknowledge: request.acknowledge,
            confidence_threshold: request.confidence_threshold,
            ai_prompt: request.ai_prompt,
            is_lead: request.is_lead,
            is_default: request.is_default,
            is_active: request.is_active,
        }
    }
}

/// Add an intent
#[utoipa::path(post, path = "/api/intents", tag = "intents", request_body = CreateIntent,
    responses((status = 201, description = "The new intent", body = IntentView)))]
pub(crate) async fn create_intent(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<CreateIntent>,
) -> Result<(StatusCode, Json<IntentView>), Problem> {
    let input = IntentInput::from(request).checked()?;
    let tx = state.database.begin().await?;
    workspaces::lock(tx.conn(), session.workspace).await?;
    if input.is_default {
        intents::clear_default(tx.conn(), session.workspace).await?;
    }
    let intent = intents::create(tx.conn(), session.workspace, session.user, &input, session.at).await?;
    audit::record(
        tx.conn(),
        &session.event("intent.created", intent.id, json!({ "name": intent.name })),
    )
    .await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(intent.into())))
}
