//! System settings: what they are called, what they mean, what they are when nobody has set them.

pub(crate) mod handlers;

use domain::quota::default_quota;
use domain::roles::Role;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::Conn;
use storage::people::settings;
use utoipa::ToSchema;

use crate::Problem;
use crate::problem::FieldChecks;

/// What a super admin decides for the whole installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// Whether people may register themselves.
    pub(crate) registration_open: bool,
    /// Emails per month for a new person.
    #[schema(minimum = 0)]
    pub(crate) user_quota: i32,
    /// Emails per month for a new admin.
    #[schema(minimum = 0)]
    pub(crate) admin_quota: i32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            registration_open: true,
            user_quota: default_quota(Role::User),
            admin_quota: default_quota(Role::Admin),
        }
    }
}

impl Settings {
    /// The settings as they are; those nobody has set, and those that cannot be read, are at their default.
    pub(crate) async fn load(conn: Conn<'_>) -> Result<Self, Problem> {
        let defaults = serde_json::to_value(Self::default()).map_err(Problem::unexpected)?;
        let Value::Object(mut values) = defaults else {
            return Ok(Self::default());
        };
        for (key, value) in settings::list(conn).await? {
            if let Some(present) = values.get_mut(&key) {
                *present = value;
            }
        }
        Ok(serde_json::from_value(Value::Object(values)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the stored settings cannot be read; the defaults are used");
            Self::default()
        }))
    }

    /// Monthly quota of a new person.
    pub(crate) fn quota_of(&self, role: Role) -> i32 {
        match role {
            Role::User => self.user_quota,
            Role::Admin => self.admin_quota,
            Role::SuperAdmin => default_quota(role),
        }
    }

    fn check(&self) -> Result<(), Problem> {
        let mut checks = FieldChecks::default();
        checks.require(self.user_quota >= 0, "user_quota", "must not be negative");
        checks.require(self.admin_quota >= 0, "admin_quota", "must not be negative");
        checks.done()
    }
}
