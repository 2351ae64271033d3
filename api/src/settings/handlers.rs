//! Reading and changing the settings.

use axum::extract::State;
use serde_json::{Value, json};
use storage::people::{audit, settings};

use super::Settings;
use crate::extract::Json;
use crate::session::RequireSuperAdmin;
use crate::{ApiState, Problem};

/// System settings
#[utoipa::path(get, path = "/api/settings", tag = "settings",
    responses((status = 200, description = "The settings", body = Settings)))]
pub(crate) async fn get_settings(
    State(state): State<ApiState>,
    _session: RequireSuperAdmin,
) -> Result<Json<Settings>, Problem> {
    let connection = state.database.connection().await?;
    Ok(Json(Settings::load(&connection).await?))
}

/// Change the system settings
///
/// Replaces all of them; a setting left out returns to its default.
#[utoipa::path(put, path = "/api/settings", tag = "settings", request_body = Settings,
    responses((status = 200, description = "The settings as they are now", body = Settings)))]
pub(crate) async fn put_settings(
    State(state): State<ApiState>,
    RequireSuperAdmin(session): RequireSuperAdmin,
    Json(request): Json<Settings>,
) -> Result<Json<Settings>, Problem> {
    request.check()?;
    let tx = state.database.begin().await?;
    let before = Settings::load(tx.conn()).await?;
    let Value::Object(values) = json!(request) else {
        return Ok(Json(before));
    };
    for (key, value) in &values {
        settings::put(tx.conn(), key, value, session.user, session.at).await?;
    }
    let details = json!({ "before": before, "after": request });
    audit::record(tx.conn(), &session.event("settings.changed", "settings", details)).await?;
    tx.commit().await?;
    Ok(Json(request))
}
