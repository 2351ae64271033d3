//! Adding a person.

use axum::extract::State;
use axum::http::StatusCode;
use domain::roles::Role;
use serde::Deserialize;
use serde_json::json;
use storage::people::users::NewUser;
use storage::people::{audit, joining};
use utoipa::ToSchema;

use super::list_users::shown;
use crate::auth::register::Register;
use crate::auth::views::UserView;
use crate::extract::Json;
use crate::session::RequireSuperAdmin;
use crate::settings::Settings;
use crate::words::RoleSchema;
use crate::{ApiState, Problem};

/// A person to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CreateUser {
    #[serde(flatten)]
    person: Register,
    #[schema(value_type = RoleSchema)]
    role: Role,
    /// Emails per month; the default of the role unless given.
    #[schema(minimum = 0)]
    quota: Option<u32>,
}

/// Add a user
///
/// With a personal workspace and the starter intents, as if they had registered; for super admins.
#[utoipa::path(post, path = "/api/users", tag = "users", request_body = CreateUser,
    responses((status = 201, description = "The new person", body = UserView)))]
pub(crate) async fn create_user(
    State(state): State<ApiState>,
    RequireSuperAdmin(session): RequireSuperAdmin,
    Json(CreateUser { person, role, quota }): Json<CreateUser>,
) -> Result<(StatusCode, Json<UserView>), Problem> {
    person.check()?;
    let hash = state.passwords.hash(&person.password).await?;
    let tx = state.database.begin().await?;
    let default = Settings::load(tx.conn()).await?.quota_of(role);
    let new = NewUser {
        quota: quota.map_or(default, |quota| i32::try_from(quota).unwrap_or(i32::MAX)),
        ..NewUser::new(&person.email, hash, person.full_name.trim(), role, session.at)
    };
    let (user, _) = joining::join(tx.conn(), &new, person.workspace_name()).await?;
    audit::record(
        tx.conn(),
        &session.event("user.created", user.id, json!({ "role": role })),
    )
    .await?;
    let view = shown(tx.conn(), user, session.at).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(view)))
}
