//! What the service says is left of its limits, by the headers `x-ratelimit-remaining-*` and `x-ratelimit-reset-*`.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::HeaderMap;

/// What is left, less what was taken since; unknown until the service says it.
#[derive(Debug, Default)]
pub(super) struct Limits {
    requests: Option<Left>,
    tokens: Option<Left>,
}

#[derive(Clone, Copy, Debug)]
struct Left {
    count: u64,
    renewed_at: DateTime<Utc>,
}

/// A limit that a call would hit.
pub(super) struct Limit {
    pub(super) kind: Kind,
    pub(super) until: DateTime<Utc>,
}

/// What is counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Requests,
    Tokens,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Requests => "requests",
            Self::Tokens => "tokens",
        })
    }
}

impl Limits {
    /// Takes one request of so many tokens, if they are left.
    pub(super) fn take(&mut self, tokens: u64, now: DateTime<Utc>) -> Result<(), Limit> {
        let wanted = [
            (Kind::Requests, &mut self.requests, 1),
            (Kind::Tokens, &mut self.tokens, tokens),
        ];
        let mut takings = Vec::with_capacity(2);
        for (kind, left, count) in wanted {
            if left.is_some_and(|left| left.renewed_at <= now) {
                *left = None;
            }
            if let Some(left) = left {
                if left.count < count {
                    return Err(Limit {
                        kind,
                        until: left.renewed_at,
                    });
                }
                takings.push((left, count));
            }
        }
        for (left, count) in takings {
            left.count -= count;
        }
        Ok(())
    }

    /// Until when nothing at all is left.
    pub(super) fn exhausted_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let both = [self.requests, self.tokens].into_iter().flatten();
        let empty = both.filter(|left| left.count == 0 && now < left.renewed_at);
        empty.map(|left| left.renewed_at).max()
    }

    /// Believes what an answer says; what it leaves out or says unreadably is unknown.
    pub(super) fn learn(&mut self, headers: &HeaderMap, now: DateTime<Utc>) {
        let left = |kind: Kind| {
            let text = |what: &str| headers.get(format!("x-ratelimit-{what}-{kind}"))?.to_str().ok();
            Some(Left {
                count: text("remaining")?.trim().parse().ok()?,
                renewed_at: now + span(text("reset")?.trim())?,
            })
        };
        self.requests = left(Kind::Requests);
        self.tokens = left(Kind::Tokens);
    }
}

/// Reads `1m30s`, `7.66s`, `120ms` and plain seconds; at most a day.
fn span(written: &str) -> Option<TimeDelta> {
    let mut rest = written;
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let digits = rest
            .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
            .unwrap_or(rest.len());
        let (number, behind) = rest.split_at(digits);
        let letters = behind
            .find(|letter: char| !letter.is_ascii_alphabetic())
            .unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        let number: f64 = number.parse().ok()?;
        seconds += number
            * match unit {
                "ms" => 0.001,
                "s" | "" => 1.0,
                "m" => 60.0,
                "h" => 3_600.0,
                "d" => 86_400.0,
                _ => return None,
            };
        rest = behind;
    }
    let is_sane = !written.is_empty() && (0.0..=86_400.0).contains(&seconds);
    is_sane.then(|| TimeDelta::milliseconds((seconds * 1_000.0) as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_services_write_them() {
        for (written, milliseconds) in [
            ("7.66s", Some(7_660)),
            ("2m59.56s", Some(179_560)),
            ("120ms", Some(120)),
            ("1h0m0s", Some(3_600_000)),
            ("60", Some(60_000)),
            ("", None),
            ("soon", None),
            ("-1s", None),
            ("1e9s", None),
            ("400d", None),
        ] {
            assert_eq!(
                span(written).map(|span| span.num_milliseconds()),
                milliseconds,
                "{written}"
            );
        }
    }
}
