//! Calls of the language model: what a failed one means for the step, and keeping what one took.

use chrono::TimeDelta;
use connectors::Error;
use connectors::model::{TemplateDrafter, Usage};
use domain::ids::EmailId;
use storage::journal::Recording;
use storage::model_calls::ModelCall;
use uuid::Uuid;

use crate::{ActivityError, StepFacts};

/// How long a step waits for a model that does not say when it can.
const UNREACHABLE: TimeDelta = TimeDelta::seconds(30);
/// How long it waits for an operator who must correct the key or the model's name.
const MISCONFIGURED: TimeDelta = TimeDelta::minutes(5);

/// While the model is down, or asks for rest, steps wait for it and no attempt is burnt; what it answers badly is tried
/// again a few times.
pub(crate) fn failed(error: Error, facts: &StepFacts) -> ActivityError {
    let wait = match &error {
        Error::Retry { after: Some(after), .. } => TimeDelta::from_std(*after).unwrap_or(MISCONFIGURED),
        Error::Unavailable { .. } => UNREACHABLE,
        Error::ReconnectNeeded { .. } | Error::Invalid { .. } => MISCONFIGURED,
        _ => return error.into(),
    };
    ActivityError::Snooze {
        until: facts.now + wait + spread(facts.run.id.0, wait),
        source: Box::new(error),
    }
}

/// Answers of a model that cannot be used, before a person is asked instead.
const MOST_BAD_ANSWERS: i16 = 2;

/// Why asking again cannot help soon, in words for the person; `None` while it may.
pub(crate) fn lasting(error: &Error, facts: &StepFacts) -> Option<String> {
    match error {
        Error::ReconnectNeeded { reason } | Error::Refused { reason } => Some(reason.clone()),
        Error::Invalid { what } => Some(what.clone()),
        Error::Retry { after: None, source } if facts.failed_attempts >= MOST_BAD_ANSWERS => Some(source.to_string()),
        _ => None,
    }
}

/// Up to a quarter of the wait, different for each run, so that those who wait together do not return together.
fn spread(run: Uuid, wait: TimeDelta) -> TimeDelta {
    let share = i32::try_from(run.as_u128() % 250).unwrap_or_default();
    wait * share / 1_000
}

/// Counts a call for Prometheus: by the step it was for, with the tokens its provider counted.
pub(crate) fn count(step: &'static str, called: Result<(&str, Option<Usage>), &Error>) {
    let outcome = if called.is_ok() { "answered" } else { "failed" };
    metrics::counter!("mailroom_model_calls_total", "step" => step, "outcome" => outcome).increment(1);
    let Ok((model, Some(usage))) = called else { return };
    for (kind, tokens) in [("prompt", usage.prompt_tokens), ("completion", usage.completion_tokens)] {
        let labels = [
            ("step", step.to_owned()),
            ("kind", kind.to_owned()),
            ("model", model.to_owned()),
        ];
        metrics::counter!("mailroom_model_tokens_total", &labels).increment(tokens.into());
    }
}

/// Whether doing it again costs nothing: no model was asked, or only the templates of this house.
pub(crate) fn is_free(model: &str, usage: Option<Usage>) -> bool {
    usage.is_none() && (model.is_empty() || model == TemplateDrafter::NAME)
}

/// What a call was for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    /// A version of the reply.
    Draft(i32),
    /// The review of a version.
    Review(i32),
    /// A follow-up.
    FollowUp,
}

/// Keeps what a call took, where the provider counted it.
pub(crate) async fn record_call(
    Recording { conn, now, .. }: Recording<'_>,
    facts: &StepFacts,
    email: EmailId,
    purpose: Purpose,
    (model, usage): (&str, Option<Usage>),
) -> storage::Result<()> {
    let Some(usage) = usage else { return Ok(()) };
    let (purpose, draft_version) = match purpose {
        Purpose::Draft(version) => ("draft", Some(version)),
        Purpose::Review(version) => ("review", Some(version)),
        Purpose::FollowUp => ("follow_up", None),
    };
    let call = ModelCall {
        id: Uuid::now_v7(),
        workspace_id: facts.run.workspace.0,
        user_id: facts.run.user.0,
        email_id: email.0,
        purpose: purpose.to_owned(),
        draft_version,
        model: model.to_owned(),
        prompt_tokens: i32::try_from(usage.prompt_tokens).unwrap_or(i32::MAX),
        completion_tokens: i32::try_from(usage.completion_tokens).unwrap_or(i32::MAX),
        cost_micros: usage.cost_micros,
        created_at: now,
    };
    storage::model_calls::insert(conn, &call).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_stays_within_a_quarter_of_the_wait() {
        for run in 0..1_000 {
            let spread = spread(Uuid::from_u128(run), TimeDelta::seconds(40));
            assert!(spread >= TimeDelta::zero() && spread < TimeDelta::seconds(10));
        }
    }
}
