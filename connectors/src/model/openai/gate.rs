//! The gate before the service: it holds calls back before a limit is hit, while the service asks for rest, and while
//! it is down. One call at a time looks whether it is back.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::backoff::Backoff;
use reqwest::header::HeaderMap;

use super::limits::{Limit, Limits};
use crate::Error;
use crate::model::Standing;

/// Failures in a row after which the service counts as down.
const LEAST_FAILURES: u32 = 3;
/// How long the service is left alone after failures in a row, where it does not ask for more.
const RESTS: Backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(300));
/// What a call may take before another one looks whether the service is back.
const PROBE: Duration = Duration::from_secs(30);

/// Shared by all calls of one client.
#[derive(Debug, Default)]
pub(super) struct Gate(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: u32,
    down: Option<Down>,
    /// Until when the service asked to be left alone.
    resting: Option<DateTime<Utc>>,
    limits: Limits,
}

#[derive(Debug)]
struct Down {
    since: DateTime<Utc>,
    closed_until: DateTime<Utc>,
    why: String,
}

/// How a call failed, as far as the gate goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The service does not answer, or answers that it is broken.
    Outage,
    /// It asks to be left alone.
    Limited,
    /// It answers nobody with this key or model.
    Misconfigured,
}

impl Gate {
    /// Lets a call of about so many tokens pass, or says how long to wait.
    pub(super) fn admit(&self, tokens: u64, now: DateTime<Utc>, what: &str) -> Result<(), Error> {
        let mut state = self.lock();
        if let Some(down) = &mut state.down {
            if now < down.closed_until {
                return Err(wait(now, down.closed_until, format!("{what} is down: {}", down.why)));
            }
            down.closed_until = now + PROBE;
            return Ok(());
        }
        if let Some(until) = state.resting.filter(|until| now < *until) {
            return Err(wait(now, until, format!("{what} asked for rest")));
        }
        match state.limits.take(tokens, now) {
            Ok(()) => Ok(()),
            Err(Limit { kind, until }) => Err(wait(
                now,
                until,
                format!("{what} takes no more {kind} until its limit is renewed"),
            )),
        }
    }

    /// The service answered.
    pub(super) fn worked(&self, headers: &HeaderMap, now: DateTime<Utc>) {
        let mut state = self.lock();
        state.failures = 0;
        state.down = None;
        state.resting = None;
        state.limits.learn(headers, now);
    }

    /// The service did not; returns how long to leave it alone. `asked` is what it asks for itself.
    pub(super) fn failed(&self, failure: Failure, asked: Option<Duration>, why: &str, now: DateTime<Utc>) -> Duration {
        let mut state = self.lock();
        state.failures = state.failures.saturating_add(1);
        let rest = asked.unwrap_or_else(|| RESTS.after(state.failures));
        let until = now + TimeDelta::from_std(rest).unwrap_or(TimeDelta::hours(1));
        let is_down = match failure {
            Failure::Limited => false,
            Failure::Outage => state.down.is_some() || state.failures >= LEAST_FAILURES,
            Failure::Misconfigured => true,
        };
        if is_down {
            let since = state.down.as_ref().map_or(now, |down| down.since);
            state.down = Some(Down {
                since,
                closed_until: until,
                why: why.to_owned(),
            });
        } else if failure == Failure::Limited {
            state.down = None;
            state.resting = Some(until);
        }
        rest
    }

    pub(super) fn standing(&self, now: DateTime<Utc>) -> Standing {
        let state = self.lock();
        match (&state.down, state.resting) {
            (Some(down), _) => Standing::Down {
                since: down.since,
                until: down.closed_until,
                why: down.why.clone(),
            },
            (None, Some(until)) if now < until => Standing::Limited { until },
            (None, _) => match state.limits.exhausted_until(now) {
                Some(until) => Standing::Limited { until },
                None => Standing::Works,
            },
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An error that says when to come back: to wait is no failed attempt.
fn wait(now: DateTime<Utc>, until: DateTime<Utc>, why: String) -> Error {
    Error::Retry {
        after: Some((until - now).to_std().unwrap_or_default()),
        source: why.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn admit(gate: &Gate, seconds: i64) -> Result<(), u64> {
        gate.admit(100, at(seconds), "the model").map_err(|error| match error {
            Error::Retry { after: Some(after), .. } => after.as_secs(),
            other => panic!("{other:?}"),
        })
    }

    fn fail(gate: &Gate, seconds: i64) -> u64 {
        gate.failed(Failure::Outage, None, "no answer", at(seconds)).as_secs()
    }

    #[test]
    fn three_failures_in_a_row_close_the_gate_and_one_call_looks_whether_to_open_it() {
        let gate = Gate::default();
        assert_eq!([fail(&gate, 0), fail(&gate, 1)], [5, 10]);
        assert_eq!((admit(&gate, 2), gate.standing(at(2))), (Ok(()), Standing::Works));

        assert_eq!(fail(&gate, 2), 20);

        assert_eq!(admit(&gate, 12), Err(10));
        assert!(matches!(gate.standing(at(12)), Standing::Down { since, .. } if since == at(2)));
        assert_eq!(
            (admit(&gate, 22), admit(&gate, 23)),
            (Ok(()), Err(29)),
            "one looks, others wait"
        );
        gate.worked(&HeaderMap::new(), at(24));
        assert_eq!((admit(&gate, 24), gate.standing(at(24))), (Ok(()), Standing::Works));
    }

    #[test]
    fn rests_grow_but_never_beyond_five_minutes() {
        let gate = Gate::default();
        let rests: Vec<u64> = (0..10).map(|second| fail(&gate, second)).collect();

        assert_eq!(rests, [5, 10, 20, 40, 80, 160, 300, 300, 300, 300]);
    }

    #[test]
    fn a_wrong_key_closes_the_gate_at_once() {
        let gate = Gate::default();

        gate.failed(Failure::Misconfigured, None, "wrong key", at(0));

        assert!(admit(&gate, 1).is_err());
    }

    #[test]
    fn a_service_that_asks_for_rest_gets_it_and_is_not_down() {
        let gate = Gate::default();

        gate.failed(Failure::Limited, Some(Duration::from_secs(900)), "429", at(0));

        assert_eq!(admit(&gate, 10), Err(890));
        assert_eq!(gate.standing(at(10)), Standing::Limited { until: at(900) });
        assert_eq!(admit(&gate, 900), Ok(()));
    }

    #[test]
    fn calls_are_held_back_before_a_limit_is_hit() {
        for (headers, held) in [
            (
                [
                    ("x-ratelimit-remaining-requests", "1"),
                    ("x-ratelimit-reset-requests", "1m30s"),
                ],
                [None, Some(90)],
            ),
            (
                [
                    ("x-ratelimit-remaining-tokens", "150"),
                    ("x-ratelimit-reset-tokens", "7.5s"),
                ],
                [None, Some(7)],
            ),
            (
                [
                    ("x-ratelimit-remaining-tokens", "40"),
                    ("x-ratelimit-reset-tokens", "120ms"),
                ],
                [Some(0), Some(0)],
            ),
            (
                [
                    ("x-ratelimit-remaining-requests", "many"),
                    ("x-ratelimit-reset-requests", "soon"),
                ],
                [None, None],
            ),
        ] {
            let gate = Gate::default();
            let headers = headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
            gate.worked(&HeaderMap::from_iter(headers.clone()), at(0));

            assert_eq!([admit(&gate, 0).err(), admit(&gate, 0).err()], held, "{headers:?}");
            assert_eq!(admit(&gate, 91), Ok(()), "the limit is renewed");
        }
    }
}
