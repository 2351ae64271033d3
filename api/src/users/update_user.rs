//! Changing a person.

use axum::extract::State;
use domain::ids::UserId;
use domain::roles::Role;
use serde::Deserialize;
use serde_json::json;
use storage::people::audit;
use storage::people::users::{self, User, UserChanges};
use storage::{Word, accounts, emails};
use utoipa::ToSchema;

use super::keep_a_super_admin;
use super::list_users::shown;
use crate::auth::views::UserView;
use crate::auth::{Bearer, require_strong};
use crate::extract::{Json, Path};
use crate::problem::FieldChecks;
use crate::session::RequireSuperAdmin;
use crate::words::RoleSchema;
use crate::{ApiState, Problem};

/// What a super admin changes about a person; fields left out stay.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct UpdateUser {
    full_name: Option<String>,
    #[schema(value_type = Option<RoleSchema>)]
    role: Option<Role>,
    /// Emails per month.
    #[schema(minimum = 0)]
    quota: Option<u32>,
    /// Deactivating revokes all tokens and switches the person's mailboxes off.
    is_active: Option<bool>,
    hubspot_enabled: Option<bool>,
    /// A new password, for somebody who forgot theirs; revokes all tokens.
    password: Option<String>,
}

impl UpdateUser {
    fn check(&self, user: &User) -> Result<(), Problem> {
        let mut checks = FieldChecks::default();
        if let Some(name) = &self.full_name {
            checks.require_text("full_name", name, 200);
        }
        if let Some(password) = &self.password {
            let full_name = self.full_name.as_deref().unwrap_or(&user.full_name);
            let bearer = Bearer {
                email: &user.email,
                full_name,
            };
            require_strong(&mut checks, "password", password, bearer);
        }
        checks.done()
    }

    /// What changes, for the audit log: never the password itself.
    fn facts(&self) -> serde_json::Value {
        json!({ "role": self.role, "quota": self.quota, "is_active": self.is_active,
                "hubspot_enabled": self.hubspot_enabled, "password": self.password.is_some() })
    }

    fn takes_super_admin(&self, user: &User) -> bool {
        let is_demoted = self.role.is_some_and(|role| !role.is_super_admin());
        user.role.0.is_super_admin() && (is_demoted || self.is_active == Some(false))
    }

    fn changes(&self) -> UserChanges {
        UserChanges {
            full_name: self.full_name.as_ref().map(|name| name.trim().to_owned()),
            role: self.role.map(Word),
            quota: self.quota.map(|quota| i32::try_from(quota).unwrap_or(i32::MAX)),
            is_active: self.is_active,
            hubspot_enabled: self.hubspot_enabled,
            ..UserChanges::default()
        }
    }
}

/// Change a user
///
/// For super admins.
#[utoipa::path(patch, path = "/api/users/{id}", tag = "users", request_body = UpdateUser,
    params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The person as it is now", body = UserView)))]
pub(crate) async fn update_user(
    State(state): State<ApiState>,
    RequireSuperAdmin(session): RequireSuperAdmin,
    Path(id): Path<UserId>,
    Json(request): Json<UpdateUser>,
) -> Result<Json<UserView>, Problem> {
    let connection = state.database.connection().await?;
    request.check(&users::get(&connection, id).await?)?;
    drop(connection);
    let hash = match &request.password {
        Some(password) => Some(state.passwords.hash(password).await?),
        None => None,
    };
    let tx = state.database.begin().await?;
    let user = users::get_locked(tx.conn(), id).await?;
    if request.takes_super_admin(&user) {
        keep_a_super_admin(tx.conn(), &user).await?;
    }
    if let Some(hash) = hash {
        users::set_password(tx.conn(), id, &hash).await?;
    }
    if request.is_active == Some(false) {
        users::revoke_tokens(tx.conn(), id).await?;
        accounts::stop(tx.conn(), id, None).await?;
    }
    let may_send = |user: &User| (user.role.0.is_unlimited(), user.quota);
    let before = may_send(&user);
    let user = users::update(tx.conn(), id, &request.changes()).await?;
    let wakes = if may_send(&user) > before {
        emails::unblock_owner(tx.conn(), id, session.at).await?
    } else {
        Vec::new()
    };
    audit::record(tx.conn(), &session.event("user.updated", id, request.facts())).await?;
    let view = shown(tx.conn(), user, session.at).await?;
    tx.commit().await?;
    state.wake(wakes);
    Ok(Json(view))
}
