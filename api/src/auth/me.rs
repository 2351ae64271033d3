//! The own profile.

use axum::extract::State;
use chrono_tz::Tz;
use domain::accounts::Hours;
use serde::Deserialize;
use serde_json::json;
use storage::people::audit;
use storage::people::users::{self, UserChanges};
use utoipa::ToSchema;

use super::views::{HoursSchema, UserView};
use crate::extract::Json;
use crate::problem::FieldChecks;
use crate::session::Session;
use crate::users::list_users::shown;
use crate::{ApiState, Problem};

const NAME_LIMIT: usize = 200;
const TEXT_LIMIT: usize = 4_000;

/// What a person changes about themselves; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateMe {
    full_name: Option<String>,
    /// How the assistant should sound.
    persona: Option<String>,
    signature: Option<String>,
    /// IANA name, such as `Europe/Berlin`.
    timezone: Option<String>,
    #[schema(value_type = Option<HoursSchema>)]
    working_hours: Option<Hours>,
}

impl UpdateMe {
    fn changes(self) -> Result<UserChanges, Problem> {
        let mut checks = FieldChecks::default();
        if let Some(name) = &self.full_name {
            checks.require_text("full_name", name, NAME_LIMIT);
        }
        checks.require_short("persona", self.persona.as_deref().unwrap_or_default(), TEXT_LIMIT);
        checks.require_short("signature", self.signature.as_deref().unwrap_or_default(), TEXT_LIMIT);
        if let Some(zone) = &self.timezone {
            checks.require(
                zone.parse::<Tz>().is_ok(),
                "timezone",
                "must be an IANA zone like Europe/Berlin",
            );
        }
        if let Some(Err(wrong)) = self.working_hours.as_ref().map(Hours::check) {
            checks.require(false, "working_hours", wrong);
        }
        checks.done()?;
        Ok(UserChanges {
            full_name: self.full_name.map(|name| name.trim().to_owned()),
            persona: self.persona,
            signature: self.signature,
            timezone: self.timezone,
            working_hours: self.working_hours.map(|hours| json!(hours)),
            ..UserChanges::default()
        })
    }
}

/// The own profile
#[utoipa::path(get, path = "/api/auth/me", tag = "auth",
    responses((status = 200, description = "The person who is signed in", body = UserView)))]
pub(crate) async fn me(State(state): State<ApiState>, session: Session) -> Result<Json<UserView>, Problem> {
    let connection = state.database.connection().await?;
    let user = users::get(&connection, session.user).await?;
    Ok(Json(shown(&connection, user, session.at).await?))
}

/// Change the own profile
#[utoipa::path(patch, path = "/api/auth/me", tag = "auth", request_body = UpdateMe,
    responses((status = 200, description = "The profile as it is now", body = UserView)))]
pub(crate) async fn update_me(
    State(state): State<ApiState>,
    session: Session,
    Json(request): Json<UpdateMe>,
) -> Result<Json<UserView>, Problem> {
    let changes = request.changes()?;
    let tx = state.database.begin().await?;
    let user = users::update(tx.conn(), session.user, &changes).await?;
    audit::record(tx.conn(), &session.event("profile.updated", session.user, json!({}))).await?;
    let view = shown(tx.conn(), user, session.at).await?;
    tx.commit().await?;
    Ok(Json(view))
}
