//! Whether everything works that the person depends on.

use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::Health as AccountHealth;
use serde::Serialize;
use storage::accounts::Account;
use storage::dashboard::Work;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::jobs::redact::masked;
use crate::words::AccountHealthSchema;

/// After so long without being read, a mailbox that seems healthy is not.
const SILENCE: TimeDelta = TimeDelta::minutes(15);
/// After so long without a draft nobody knows whether the model works.
const MODEL_MEMORY: TimeDelta = TimeDelta::days(1);

/// Whether everything works.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DashboardHealth)]
pub(crate) struct HealthView {
    /// Nothing below is wrong.
    all_green: bool,
    accounts: AccountsHealth,
    model: ModelHealth,
    /// Queues that an administrator paused.
    paused_queues: Vec<String>,
    /// Queues that no living worker takes runs from.
    unattended_queues: Vec<String>,
    /// The person's runs that have been due for more than a minute; no more than 1,000 are counted.
    late_runs: i64,
    /// The person's runs that failed and that no newer one has replaced; no more than 1,000 are counted.
    failed_runs: i64,
}

/// Mailboxes of the person.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AccountsHealth {
    /// Those that are switched on.
    total: usize,
    /// Those of them that do not work.
    troubled: Vec<TroubledAccount>,
}

/// A mailbox that does not work.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TroubledAccount {
    id: Uuid,
    email: String,
    #[schema(value_type = AccountHealthSchema)]
    health: AccountHealth,
    last_error: Option<String>,
    last_sync: Option<DateTime<Utc>>,
    /// Nothing is wrong with it, but it has not been read for a quarter of an hour.
    is_silent: bool,
}

/// The language model.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ModelHealth {
    state: ModelState,
    /// The person's drafts that wait for another try.
    waiting: i64,
    last_error: Option<String>,
    /// When it wrote last, for anybody.
    last_draft_at: Option<DateTime<Utc>>,
}

/// How the model does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ModelState {
    /// It wrote within the last day.
    Working,
    /// Drafts wait for another try.
    Failing,
    /// It had nothing to write for a day.
    Idle,
}

impl HealthView {
    pub(super) fn of(accounts: Vec<Account>, work: Work, now: DateTime<Utc>) -> Self {
        let active: Vec<Account> = accounts.into_iter().filter(|account| account.is_active).collect();
        let total = active.len();
        let troubled: Vec<TroubledAccount> = active
            .into_iter()
            .filter_map(|account| troubled(account, now))
            .collect();
        let is_fresh = work.last_draft_at.is_some_and(|at| now - at < MODEL_MEMORY);
        let state = match (work.waiting_for_model, is_fresh) {
            (1.., _) => ModelState::Failing,
            (_, true) => ModelState::Working,
            (_, false) => ModelState::Idle,
        };
        let moves = work.paused_queues.is_empty() && work.unattended_queues.is_empty();
        let works = troubled.is_empty() && state != ModelState::Failing && moves;
        Self {
            all_green: works && work.late_runs == 0 && work.failed_runs == 0,
            accounts: AccountsHealth { total, troubled },
            model: ModelHealth {
                state,
                waiting: work.waiting_for_model,
                last_error: work.model_error.as_deref().map(masked),
                last_draft_at: work.last_draft_at,
            },
            paused_queues: work.paused_queues,
            unattended_queues: work.unattended_queues,
            late_runs: work.late_runs,
            failed_runs: work.failed_runs,
        }
    }
}

fn troubled(account: Account, now: DateTime<Utc>) -> Option<TroubledAccount> {
    let health = account.health.0;
    let is_silent =
        health == AccountHealth::Connected && now - account.last_sync.unwrap_or(account.created_at) > SILENCE;
    (is_silent || health != AccountHealth::Connected).then_some(TroubledAccount {
        id: account.id,
        email: account.email,
        health,
        last_error: account.last_error,
        last_sync: account.last_sync,
        is_silent,
    })
}
