//! Changing an intent.

use axum::extract::State;
use domain::ids::IntentId;
use domain::intents::IntentInput;
use serde::Deserialize;
use serde_json::json;
use storage::intents;
use storage::people::{audit, workspaces};
use utoipa::ToSchema;

use super::views::IntentView;
use crate::extract::{Json, Path, some_words};
use crate::session::Session;
use crate::{ApiState, Code, Problem};

/// What changes about an intent; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateIntent {
    name: Option<String>,
    description: Option<String>,
    /// In a list or with commas between them.
    #[serde(default, deserialize_with = "some_words")]
    keywords: Option<Vec<String>>,
    #[schema(minimum = 1, maximum = 100)]
    priority: Option<i32>,
    auto_send: Option<bool>,
    acknowledge: Option<bool>,
    #[schema(minimum = 0, maximum = 1)]
    confidence_threshold: Option<f64>,
    ai_prompt: Option<String>,
    is_lead: Option<bool>,
    /// `true` takes the place of the present default; the default itself cannot resign.
    is_default: Option<bool>,
    is_active: Option<bool>,
}

impl UpdateIntent {
    fn over(self, present: IntentInput) -> IntentInput {
        IntentInput {
            name: self.name.unwrap_or(present.name),
            description: self.description.unwrap_or(present.description),
            keywords: self.keywords.unwrap_or(present.keywords),
            priority: self.priority.unwrap_or(present.priority),
            auto_send: self.auto_send.unwrap_or(present.auto_send),
            acknowledge: self.acknowledge.unwrap_or(present.acknowledge),
            confidence_threshold: self.confidence_threshold.unwrap_or(present.confidence_threshold),
            ai_prompt: self.ai_prompt.unwrap_or(present.ai_prompt),
            is_lead: self.is_lead.unwrap_or(present.is_lead),
            is_default: self.is_default.unwrap_or(present.is_default),
            is_active: self.is_active.unwrap_or(present.is_active),
        }
    }
}

/// Change an intent
#[utoipa::path(put, path = "/api/intents/{id}", tag = "intents", request_body = UpdateIntent,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The intent as it is now", body = IntentView)))]
pub(crate) async fn update_intent(
    State(state): State<ApiState>,
    session: Session,
    Path(id): Path<IntentId>,
    Json(request): Json<UpdateIntent>,
) -> Result<Json<IntentView>, Problem> {
    let tx = state.database.begin().await?;
    workspaces::lock(tx.conn(), session.workspace).await?;
    let present = intents::get(tx.conn(), session.workspace, id).await?;
    let wanted = request.over(present.input());
    if present.is_catch_all() && !(wanted.is_default && wanted.is_active) {
        return Err(Problem::new(Code::DefaultIntentRequired));
    }
    let input = wanted.checked()?;
    if input.is_default && !present.is_catch_all() {
        intents::clear_default(tx.conn(), session.workspace).await?;
    }
    let intent = intents::update(tx.conn(), session.workspace, id, &input).await?;
    audit::record(
        tx.conn(),
        &session.event("intent.updated", id, json!({ "name": intent.name })),
    )
    .await?;
    tx.commit().await?;
    Ok(Json(intent.into()))
}
