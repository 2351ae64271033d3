//! System settings: what they are called, what they mean, what they are when nobody has set them.

pub(crate) mod handlers;

use domain::quota::default_quota;
use domain::retention::Retention;
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
    /// Days that the steps of runs are kept which ended well or were cancelled.
    #[schema(minimum = 1, maximum = 36_500)]
    keep_steps_days: i32,
    /// Days that finished runs are kept.
    #[schema(minimum = 1, maximum = 36_500)]
    keep_runs_days: i32,
    /// Days that original messages are kept of emails that are done with; null keeps them for ever. Attachments and the
    /// sender's design are shown from them.
    #[schema(minimum = 1, maximum = 36_500)]
    keep_originals_days: Option<i32>,
    /// Days that the audit log is kept.
    #[schema(minimum = 1, maximum = 36_500)]
    keep_audit_days: i32,
    /// Days that calls of language models are kept with their cost; statistics look back 31 days.
    #[schema(minimum = 31, maximum = 36_500)]
    keep_model_calls_days: i32,
}

/// The days that may be chosen for keeping something: a hundred years are for ever.
const DAYS: std::ops::RangeInclusive<i32> = 1..=36_500;
/// Statistics of model use look back so far.
const LEAST_MODEL_DAYS: i32 = 31;

impl Default for Settings {
    fn default() -> Self {
        let kept = Retention::default();
        Self {
            registration_open: true,
            user_quota: default_quota(Role::User),
            admin_quota: default_quota(Role::Admin),
            keep_steps_days: kept.keep_steps_days,
            keep_runs_days: kept.keep_runs_days,
            keep_originals_days: kept.keep_originals_days,
            keep_audit_days: kept.keep_audit_days,
            keep_model_calls_days: kept.keep_model_calls_days,
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
        let kept = [
            ("keep_steps_days", Some(self.keep_steps_days), *DAYS.start()),
            ("keep_runs_days", Some(self.keep_runs_days), *DAYS.start()),
            ("keep_originals_days", self.keep_originals_days, *DAYS.start()),
            ("keep_audit_days", Some(self.keep_audit_days), *DAYS.start()),
            (
                "keep_model_calls_days",
                Some(self.keep_model_calls_days),
                LEAST_MODEL_DAYS,
            ),
        ];
        for (field, days, least) in kept {
            let range = least..=*DAYS.end();
            checks.require(
                days.is_none_or(|days| range.contains(&days)),
                field,
                format!("must be from {least} to {} days", DAYS.end()),
            );
        }
        checks.done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_removes_old_things_reads_the_same_names() {
        let settings = serde_json::to_value(Settings::default()).unwrap();
        let retention = serde_json::to_value(Retention::default()).unwrap();

        for (name, value) in retention.as_object().unwrap() {
            assert_eq!(settings.get(name), Some(value), "{name}");
        }
    }
}
