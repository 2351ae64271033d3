//! What the API shows of people and tokens.

use chrono::{DateTime, Utc};
use domain::accounts::Hours;
use domain::quota;
use domain::roles::Role;
use serde::Serialize;
use storage::people::users::User;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Problem;
use crate::words::RoleSchema;

/// A person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = User)]
pub(crate) struct UserView {
    id: Uuid,
    email: String,
    full_name: String,
    #[schema(value_type = RoleSchema)]
    role: Role,
    /// Emails that may be sent per month; a super admin is never blocked.
    quota: i32,
    /// Emails sent or about to be sent this month.
    quota_used: i32,
    /// When `quota_used` starts anew.
    quota_reset_date: DateTime<Utc>,
    is_active: bool,
    hubspot_enabled: bool,
    /// How the assistant should sound.
    persona: String,
    signature: String,
    /// IANA name.
    timezone: String,
    #[schema(value_type = HoursSchema)]
    working_hours: Hours,
    created_at: DateTime<Utc>,
}

/// Local hours and weekdays.
#[derive(Debug, ToSchema)]
#[schema(as = Hours)]
#[expect(dead_code, reason = "stands for `domain::accounts::Hours` in the OpenAPI document")]
pub(crate) struct HoursSchema {
    /// `HH:MM`.
    #[schema(example = "09:00")]
    start: String,
    /// `HH:MM`, later than the start.
    #[schema(example = "17:00")]
    end: String,
    /// ISO weekdays, Monday is 1.
    #[schema(example = json!([1, 2, 3, 4, 5]))]
    days: Vec<u32>,
}

impl UserView {
    /// Shows a person with what they used of this month's quota.
    pub(crate) fn of(user: User, quota_used: i32, now: DateTime<Utc>) -> Result<Self, Problem> {
        Ok(Self {
            working_hours: user.hours()?,
            id: user.id,
            email: user.email,
            full_name: user.full_name,
            role: user.role.0,
            quota: user.quota,
            quota_used,
            quota_reset_date: quota::quota_reset_at(now),
            is_active: user.is_active,
            hubspot_enabled: user.hubspot_enabled,
            persona: user.persona,
            signature: user.signature,
            timezone: user.timezone,
            created_at: user.created_at,
        })
    }
}

/// A token; the cookie `mailroom_session` holds the same.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TokenView {
    /// For `Authorization: Bearer`.
    pub(crate) token: String,
    /// When it ends.
    pub(crate) expires_at: DateTime<Utc>,
    /// Whose it is.
    pub(crate) user: UserView,
    /// Attempts to sign in with a wrong password since the person last signed in.
    pub(crate) wrong_passwords: i32,
}
